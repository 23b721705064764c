import { Temporal } from 'temporal-polyfill';
import { formatInstant } from './format-time.js';

/** The first instant of a local day. */
export interface LocalDay {
  readonly milliseconds: number;
  /** With the offset of the zone: `2026-10-01T00:00:00+02:00`. */
  readonly text: string;
}

/** A day of a zone never changes, and finding where it starts is the dear part of a series. */
const known = new Map<string, LocalDay>();
const maxKnown = 20_000;

/** Finds where a local day starts; `date` is its ISO date. */
export function localDay(date: string, timezone: string): LocalDay {
  const key = `${timezone} ${date}`;
  const found = known.get(key);
  if (found) return found;
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timezone);
  const day = { milliseconds: start.epochMilliseconds, text: formatInstant(start) };
  if (known.size >= maxKnown) known.clear();
  known.set(key, day);
  return day;
}
