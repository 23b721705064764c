import { readInstant } from '@ruche/metrics';
import type { Answer, ObjectiveSettings } from '@ruche/schema';
import type { Ask } from '../query/asker.js';

type KeyResultSettings = ObjectiveSettings['keyResults'][number];
type Time = ReturnType<typeof readInstant>;

/** Over which stretch a figure is read where nothing is said. */
export const defaultPeriod = 'P1M';
const pastReadings = 8;
const dayMs = 86_400_000;
const units = { D: 'days', W: 'weeks', M: 'months', Y: 'years' } as const;

/** When a key result begins and ends, in the zone of its group. */
export interface Span {
  start: Time;
  /** The first instant after its last day. */
  end: Time | null;
}

/** What {@link measureKeyResult} takes. */
export interface MeasureOptions {
  settings: KeyResultSettings;
  group: string | null;
  timezone: string;
  span: Span;
  ask: Ask;
  now: Date;
  locale: string;
}

/** The figure of a key result now, or at its end where that is past. */
export async function measureKeyResult(options: MeasureOptions): Promise<Answer> {
  const { settings, span, timezone, ask, now } = options;
  const asOf = momentOf(span, now);
  const { period = defaultPeriod } = settings;
  if (period !== 'since_start') return ask({ ...questionOf(options), period }, asOf);
  const today = readInstant(asOf.toISOString(), timezone, 'now').startOfDay();
  const first = dateOf(span.start);
  const last = dateOf(later(span.end ?? today.add({ days: 1 }), span.start.add({ days: 1 })));
  return ask({ ...questionOf(options), from: first, to: last }, asOf);
}

/**
 * What the metric was over the stretches of the same length before, oldest first. Stretches before anything
 * ever happened are left out.
 */
export async function measurePast(options: MeasureOptions): Promise<number[]> {
  const { settings, span, timezone, ask, now } = options;
  const { period = defaultPeriod } = settings;
  const asOf = momentOf(span, now);
  const today = readInstant(asOf.toISOString(), timezone, 'now').startOfDay();
  const [, amount = '1', unit = 'M'] =
    /^P(\d+)([DWMY])$/.exec(period === 'since_start' ? lengthOf(span, today) : period) ?? [];
  const end = period === 'since_start' ? earlier(span.start, today) : today;
  const bound = (steps: number): string =>
    dateOf(end.subtract({ [units[unit as keyof typeof units]]: Number(amount) * steps }));
  const answers = await Promise.all(
    Array.from({ length: pastReadings }, (_, step) =>
      ask({ ...questionOf(options), from: bound(step + 1), to: bound(step) }, asOf),
    ),
  );
  const values = answers.map(({ value }) => value).toReversed();
  const begun = values.findIndex((value) => value !== null && value !== 0);
  if (begun < 0) return [];
  return values.slice(begun).filter((value): value is number => value !== null);
}

function questionOf({ settings, group, timezone, locale }: MeasureOptions) {
  const { parameters, metric, interval } = settings;
  return {
    ...parameters,
    metric,
    ...(group === null ? {} : { group }),
    ...(interval ? { interval } : {}),
    ...{ timezone, locale, compare: 'none' },
  };
}

/** A key result whose time is over is judged as of its end. */
function momentOf({ end }: Span, now: Date): Date {
  return end && end.epochMilliseconds < now.getTime() ? new Date(end.epochMilliseconds) : now;
}

function lengthOf({ start, end }: Span, today: Time): string {
  const until = end ?? later(today, start.add({ days: 30 }));
  const days = Math.round((until.epochMilliseconds - start.epochMilliseconds) / dayMs);
  return `P${Math.min(Math.max(days, 1), 366)}D`;
}

function dateOf(time: Time): string {
  return time.toPlainDate().toString();
}

function later(a: Time, b: Time): Time {
  return a.epochMilliseconds >= b.epochMilliseconds ? a : b;
}

function earlier(a: Time, b: Time): Time {
  return a.epochMilliseconds <= b.epochMilliseconds ? a : b;
}
