import type { Part } from '@ruche/client';
import type { Formats } from '../format/formats.js';

/** The 168 hours of a week, Monday first; `undefined` where the answer says nothing of one. */
export function cellsOf(parts: readonly Part[] = []): (Part | undefined)[] {
  const known = new Map(parts.map((part) => [part.key, part]));
  return Array.from({ length: 168 }, (_, at) => {
    const hour = String(at % 24).padStart(2, '0');
    return known.get(`${Math.floor(at / 24) + 1}-${hour}`);
  });
}

/** A weekday in words, 0 is Monday. */
export function dayText(day: number, formats: Formats, weekday: 'short' | 'long'): string {
  // 1 January 2024 was a Monday.
  return formats.date(new Date(Date.UTC(2024, 0, 1 + day)), { weekday });
}

/** An hour as the locale writes it: `9 AM`, `09 h`. */
export function hourText(hour: number, formats: Formats): string {
  return formats.date(new Date(Date.UTC(2024, 0, 1, hour)), { hour: 'numeric' });
}
