import type { MetricContext } from '../metric-context.js';
import { bucketOfDay } from '../windows/bucket-of-day.js';
import { dateOfDay, dayNumber } from '../windows/day-number.js';
import { listBuckets } from '../windows/list-buckets.js';
import { eligibleMembers } from './eligible-members.js';
import type { Membership } from './member-spans.js';

/** Member-months of both windows, and of each of their buckets. */
export interface MemberMonths {
  readonly window: Sums;
  readonly previous: Sums;
}

interface Sums {
  readonly total: number;
  readonly buckets: readonly number[];
}

/**
 * How long members belonged to the group: on each local day the members of that day, divided by the days of
 * its month. Who belonged for the second half of April gives half a member-month.
 */
export async function memberMonths(
  context: MetricContext,
  membership: Membership,
): Promise<MemberMonths> {
  const { window, previous, now } = context;
  const begun = <B extends { from: number }>(days: readonly B[]) =>
    days.filter(({ from }) => from <= now.epochMilliseconds);
  const days = begun(listBuckets({ ...window, interval: 'day' }));
  const daysBefore = previous ? listBuckets({ ...previous, interval: 'day' }) : [];
  const members = await eligibleMembers(
    {
      ...context,
      window: { ...window, interval: 'day' },
      buckets: days,
      previous: previous && { ...previous, interval: 'day' },
      previousBuckets: daysBefore,
    },
    membership,
  );
  const { shiftDays } = previous ?? {};
  const isOwn = shiftDays === undefined;
  return {
    window: gather(
      context,
      'window',
      days.map(({ key }) => key),
      (index) => members(1, index),
    ),
    previous: gather(
      context,
      'previous',
      isOwn
        ? daysBefore.map(({ key }) => key)
        : days.map(({ key }) => dateOfDay(dayNumber(key) - shiftDays)),
      (index) => members(0, index),
    ),
  };
}

function gather(
  context: MetricContext,
  side: 'window' | 'previous',
  dates: readonly string[],
  members: (index: number) => number,
): Sums {
  const { buckets, previous, previousBuckets } = context;
  const isOwn = side === 'previous' && previous?.shiftDays === undefined;
  const bucketOf = bucketOfDay(context, side);
  const total = new Map<number, number>();
  const inBucket = (isOwn ? previousBuckets : buckets).map(() => new Map<number, number>());
  for (const [index, date] of dates.entries()) {
    const length = daysInMonth(date);
    for (const days of [total, inBucket[bucketOf(date)]]) {
      days?.set(length, (days.get(length) ?? 0) + members(index));
    }
  }
  return { total: toMonths(total), buckets: inBucket.map(toMonths) };
}

/** Member-days by the length of their month; divided once, so that whole months come out whole. */
function toMonths(days: ReadonlyMap<number, number>): number {
  return [...days].reduce((sum, [length, count]) => sum + count / length, 0);
}

function daysInMonth(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
}
