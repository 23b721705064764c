import type { Formats } from './formats.js';

type Interval = 'day' | 'week' | 'month';

const day = 86_400_000;

/**
 * The calendar day that an ISO date or an instant with its zone's offset names, as midnight UTC. Texts
 * are then made in UTC: the answer's zone is already in its dates, and the reader's has no say.
 */
export function dayOf(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}

/** The days of a half-open window in words; its end is the day before `to` where `to` is a midnight. */
export function windowText(window: { from: string; to: string }, formats: Formats): string {
  const [from, to] = [dayOf(window.from), dayOf(window.to)];
  if (Number.isNaN(+from) || Number.isNaN(+to)) return '';
  const isMidnight = window.to.length === 10 || window.to.slice(11, 19) === '00:00:00';
  const last = isMidnight ? new Date(Math.max(+from, +to - day)) : to;
  return formats.range(from, last, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A bucket by its start: `Oct 3`, `Oct 3 – 9`, `October 2026`; short on an axis. */
export function bucketText(
  start: string,
  interval: Interval,
  formats: Formats,
  style: 'axis' | 'full' = 'full',
): string {
  const from = dayOf(start);
  if (Number.isNaN(+from)) return '';
  const isFull = style === 'full';
  if (interval === 'month') {
    return formats.date(from, isFull ? { month: 'long', year: 'numeric' } : { month: 'short' });
  }
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(isFull && { year: 'numeric' }),
  };
  if (interval === 'week' && isFull) {
    return formats.range(from, new Date(+from + 6 * day), options);
  }
  return formats.date(from, isFull ? { ...options, weekday: 'short' } : options);
}

/** A moment in the reader's own zone. */
export function momentText(moment: Date, formats: Formats): string {
  if (Number.isNaN(+moment)) return '';
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return formats.date(moment, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}
