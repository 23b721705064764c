import type { Temporal } from 'temporal-polyfill';
import type { CalendarUnit, WeekStart } from './window.js';

/** The first instant of the calendar unit that holds `time`. */
export function startOfUnit(
  time: Temporal.ZonedDateTime,
  unit: CalendarUnit,
  weekStart: WeekStart,
): Temporal.ZonedDateTime {
  const date = time.toPlainDate();
  const first = {
    day: () => date,
    week: () =>
      date.subtract({ days: weekStart === 'sunday' ? date.dayOfWeek % 7 : date.dayOfWeek - 1 }),
    month: () => date.with({ day: 1 }),
    quarter: () => date.with({ month: date.month - ((date.month - 1) % 3), day: 1 }),
    year: () => date.with({ month: 1, day: 1 }),
  }[unit]();
  return first.toZonedDateTime(time.timeZoneId);
}

/** The first instant of the unit that comes `count` units after the one that starts at `start`. */
export function addUnits(
  start: Temporal.ZonedDateTime,
  unit: CalendarUnit,
  count: number,
): Temporal.ZonedDateTime {
  const date = start.toPlainDate();
  const moved = {
    day: () => date.add({ days: count }),
    week: () => date.add({ weeks: count }),
    month: () => date.add({ months: count }),
    quarter: () => date.add({ months: 3 * count }),
    year: () => date.add({ years: count }),
  }[unit]();
  return moved.toZonedDateTime(start.timeZoneId);
}

/** Whether `time` is the first instant of its local day. */
export function isStartOfDay(time: Temporal.ZonedDateTime): boolean {
  return time.epochMilliseconds === time.startOfDay().epochMilliseconds;
}
