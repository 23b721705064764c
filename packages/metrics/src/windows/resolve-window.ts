import { periods, ProblemError, type Interval, type Question } from '@ruche/schema';
import { Temporal } from 'temporal-polyfill';
import { addUnits, startOfUnit } from './calendar-unit.js';
import { listBuckets } from './list-buckets.js';
import { readInstant } from './read-instant.js';
import { rememberWithin } from './remember-within.js';
import type { CalendarUnit, Span, WeekStart, Window } from './window.js';

/** How many buckets one answer may hold. */
export const maxBuckets = 1_000;

const defaultPeriod = 'P1M';
const calendarPeriod = /^(?:(this|last)-)?(day|week|month|quarter|year)$/;
const rollingPeriod = /^P([1-9]\d{0,3})([DWMY])$/;

/** The periods that the reference names; other counts of days, weeks, months and years are understood too. */
export const knownPeriods: readonly string[] = periods;

/** What a window is made of. */
export interface WindowRequest {
  /** The part of the question that is about time. */
  question: Pick<Question, 'period' | 'from' | 'to' | 'today' | 'interval'>;
  /** A valid IANA zone. */
  timezone: string;
  weekStart: WeekStart;
  /** Now, as the question sees it. */
  asOf: Date;
}

/**
 * Turns the time part of a question into instants (R1, R2): explicit `from` and `to`, a calendar unit
 * (`month` and `this-month` hold now, `last-month` is the last complete one), or a rolling period that ends
 * at the start of today, or at the end of today with `today=include`. The last month by default.
 */
export function resolveWindow(request: WindowRequest): Window {
  const { question, timezone, weekStart, asOf } = request;
  const { period, from, to, today, interval } = question;
  const name = JSON.stringify([period, from, to, today, interval, timezone, weekStart]);
  return remembered(asOf, `${asOf.getTime()} ${name}`, () => toWindow(request));
}

const remembered = rememberWithin<Window>();

function toWindow({ question, timezone, weekStart, asOf }: WindowRequest): Window {
  const now = Temporal.Instant.fromEpochMilliseconds(asOf.getTime()).toZonedDateTimeISO(timezone);
  const { span, unit } =
    question.from === undefined && question.to === undefined
      ? periodSpan(question, now, weekStart)
      : { span: explicitSpan(question, timezone), unit: undefined };
  const interval = question.interval ?? defaultInterval(span);
  const window = { ...span, timezone, weekStart, interval, ...(unit && { unit }) };
  refuseTooMany(window);
  return window;
}

function explicitSpan({ from, to }: WindowRequest['question'], timezone: string): Span {
  for (const [path, value] of Object.entries({ from, to })) {
    if (value === undefined) {
      throw new ProblemError('invalid_window', 'A window needs both "from" and "to".', { path });
    }
  }
  const span = {
    from: readInstant(String(from), timezone, 'from'),
    to: readInstant(String(to), timezone, 'to'),
  };
  if (span.from.epochMilliseconds >= span.to.epochMilliseconds) {
    throw new ProblemError('invalid_window', `"from" (${from}) must come before "to" (${to}).`, {
      path: 'from',
    });
  }
  return span;
}

function periodSpan(
  { period = defaultPeriod, today }: WindowRequest['question'],
  now: Temporal.ZonedDateTime,
  weekStart: WeekStart,
): { span: Span; unit?: CalendarUnit } {
  const calendar = calendarPeriod.exec(period);
  if (calendar) {
    const unit = calendar[2] as CalendarUnit;
    const start = startOfUnit(now, unit, weekStart);
    const from = calendar[1] === 'last' ? addUnits(start, unit, -1) : start;
    return { span: { from, to: addUnits(from, unit, 1) }, unit };
  }
  const rolling = rollingPeriod.exec(period);
  if (!rolling) {
    throw new ProblemError('invalid_field', `"${period}" is not a period.`, {
      path: 'period',
      known: knownPeriods,
    });
  }
  const to = addUnits(now.startOfDay(), 'day', today === 'include' ? 1 : 0);
  const units = { D: 'days', W: 'weeks', M: 'months', Y: 'years' } as const;
  const length = { [units[rolling[2] as keyof typeof units]]: Number(rolling[1]) };
  const from = to.toPlainDate().subtract(length).toZonedDateTime(now.timeZoneId);
  return { span: { from, to } };
}

/** Days up to 45 of them, weeks up to seven months, else months. */
function defaultInterval({ from, to }: Span): Interval {
  const days = (to.epochMilliseconds - from.epochMilliseconds) / 86_400_000;
  if (days <= 45.5) return 'day';
  return days <= 215 ? 'week' : 'month';
}

function refuseTooMany(window: Window): void {
  const daysOf = { day: 1, week: 7, month: 28 }[window.interval];
  const days = (window.to.epochMilliseconds - window.from.epochMilliseconds) / 86_400_000;
  if (days / daysOf <= maxBuckets * 2 && listBuckets(window).length <= maxBuckets) return;
  throw new ProblemError(
    'invalid_window',
    `An answer holds at most ${maxBuckets} buckets: ask for longer ones than a ${window.interval}, or for less time.`,
    { path: 'interval', known: ['day', 'week', 'month'] },
  );
}
