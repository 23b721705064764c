import type { Temporal } from 'temporal-polyfill';
import { addUnits, isStartOfDay } from './calendar-unit.js';
import { rememberWithin } from './remember-within.js';
import type { ComparedWindow, Span, Window } from './window.js';

/**
 * The window that another is compared with (R3): the unit before for a calendar window, the equal length
 * just before for any other, the same window a year earlier for `year`. Where `now` lies inside the window,
 * only the same elapsed part of the one before (R4).
 */
export function comparedWindow(
  window: Window,
  compare: 'previous' | 'year',
  now: Temporal.ZonedDateTime,
): ComparedWindow {
  const name = `${compare} ${now.epochMilliseconds} ${now.timeZoneId}`;
  return remembered(window, name, () => toCompared(window, compare, now));
}

const remembered = rememberWithin<ComparedWindow>();

function toCompared(
  window: Window,
  compare: 'previous' | 'year',
  now: Temporal.ZonedDateTime,
): ComparedWindow {
  const { timezone, interval, weekStart } = window;
  const whole = compare === 'year' ? yearBefore(window) : before(window);
  const { span, shiftDays } = whole;
  const to = isInside(now, window) ? elapsedEnd(window, span, now) : span.to;
  return {
    from: span.from,
    to,
    timezone,
    interval,
    weekStart,
    ...(window.unit && { unit: window.unit }),
    ...(shiftDays !== undefined && { shiftDays }),
  };
}

/** Whether the two windows share an instant, as a window of two years and the one a year before it do. */
export function overlaps(a: Span, b: Span): boolean {
  return (
    a.from.epochMilliseconds < b.to.epochMilliseconds &&
    b.from.epochMilliseconds < a.to.epochMilliseconds
  );
}

function before({ from, to, unit }: Window): { span: Span; shiftDays?: number } {
  if (unit) return { span: { from: addUnits(from, unit, -1), to: from } };
  if (isStartOfDay(from) && isStartOfDay(to)) {
    const { days } = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'day' });
    return { span: { from: addUnits(from, 'day', -days), to: from }, shiftDays: days };
  }
  const milliseconds = to.epochMilliseconds - from.epochMilliseconds;
  return { span: { from: from.subtract({ milliseconds }), to: from } };
}

function yearBefore({ from, to }: Window): { span: Span; shiftDays?: number } {
  return { span: { from: from.subtract({ years: 1 }), to: to.subtract({ years: 1 }) } };
}

function isInside(now: Temporal.ZonedDateTime, { from, to }: Span): boolean {
  return (
    from.epochMilliseconds < now.epochMilliseconds && now.epochMilliseconds < to.epochMilliseconds
  );
}

function elapsedEnd(window: Span, span: Span, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const elapsed = window.from.until(now, { largestUnit: 'day' });
  const end = span.from.add(elapsed);
  return end.epochMilliseconds < span.to.epochMilliseconds ? end : span.to;
}
