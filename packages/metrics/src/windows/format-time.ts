import type { Temporal } from 'temporal-polyfill';
import { isStartOfDay } from './calendar-unit.js';

/** An ISO date where the instant is a local midnight, else the instant with its offset. */
export function formatBound(time: Temporal.ZonedDateTime): string {
  return isStartOfDay(time) ? time.toPlainDate().toString() : formatInstant(time);
}

/** The instant with the offset of its zone: `2026-10-01T00:00:00+02:00`. */
export function formatInstant(time: Temporal.ZonedDateTime): string {
  return time.toString({ timeZoneName: 'never', calendarName: 'never' });
}
