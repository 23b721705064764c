import { usualRange } from '@ruche/metrics';
import type { AlertRuleSettings, Answer, Point } from '@ruche/schema';

/** What makes an alert. */
export interface Finding {
  /** The first instant of the bucket. */
  readonly bucket: string;
  readonly value: number | null;
  readonly usual?: readonly [number, number];
}

/** The rule as far as it judges. */
export type Condition = Pick<AlertRuleSettings, 'when' | 'threshold' | 'days' | 'interval'>;

/** A weekday is compared with its like. */
const weekdays = 7;

/**
 * Judges the last finished bucket of a series by a rule. `lastAlert` is the bucket of the rule's last alert:
 * what was told of a bucket is not told again, and of one silence it is told once.
 */
export function judgeSeries(
  answer: Answer,
  condition: Condition,
  lastAlert?: string,
): Finding | undefined {
  const points = (answer.series ?? []).filter(({ partial }) => !partial);
  const last = points.at(-1);
  if (!last || (lastAlert !== undefined && isBefore(last.start, lastAlert))) return undefined;
  if (condition.when === 'silent') return judgeSilence(points, condition, lastAlert);
  if (lastAlert !== undefined && !isBefore(lastAlert, last.start)) return undefined;
  const { start: bucket, value } = last;
  if (value === null) return undefined;
  const { when, threshold } = condition;
  if (when === 'below')
    return threshold !== undefined && value < threshold ? { bucket, value } : undefined;
  if (when === 'above')
    return threshold !== undefined && value > threshold ? { bucket, value } : undefined;
  const usual = usualRange(alike(points, condition.interval), {
    counts: answer.metric.unit === 'count' || answer.metric.unit === 'people',
  });
  if (!usual || (value >= usual[0] && value <= usual[1])) return undefined;
  return { bucket, value, usual };
}

/** Nothing on each of the last so many days. A silence that was told of lasts until something happens. */
function judgeSilence(
  points: readonly Point[],
  { days = 1 }: Condition,
  lastAlert: string | undefined,
): Finding | undefined {
  const lately = points.slice(-days);
  const last = lately.at(-1);
  if (!last || lately.length < days || lately.some(isActive)) return undefined;
  const isTold =
    lastAlert !== undefined &&
    !points.some((point) => isBefore(lastAlert, point.start) && isActive(point));
  return isTold ? undefined : { bucket: last.start, value: 0 };
}

/** The values with which the last one is compared. */
function alike(points: readonly Point[], interval: Condition['interval']): (number | null)[] {
  const before = points.slice(0, -1);
  const step = interval === 'day' ? weekdays : 1;
  return before
    .filter((_, index) => (points.length - 1 - index) % step === 0)
    .map(({ value }) => value);
}

function isActive({ value }: Point): boolean {
  return value !== null && value !== 0;
}

/** Instants are compared as such: their offsets change with the clocks. */
function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}
