import type { MetricContext } from '../metric-context.js';
import { memberBuckets } from './member-buckets.js';
import {
  leaverSpans,
  memberParameters,
  memberSpans,
  stayedSince,
  type Membership,
} from './member-spans.js';
import { ofWindow } from './reads-later.js';
import { bucketOf, bucketOfDate, isCurrent, windowRows } from './scope.js';

/**
 * What happens to membership in a bucket. `joined` and `left` are facts; `opens` and `closes` are the first
 * and the last bucket of a run of buckets in which a person is a member at all. `belongs`, of the bucket `''`, is
 * said once of each person who is a member for a moment of the window.
 */
export type MemberStep = 'joined' | 'left' | 'opens' | 'closes' | 'belongs';

/** How many people take a step in a bucket of a window; `''` is the time before the window. */
export type MemberSteps = (current: number, bucket: string, step: MemberStep) => number;

interface StepRow {
  readonly current: number;
  readonly bucket: string;
  readonly step: MemberStep | 'stays';
  readonly n: string;
}

/**
 * The steps of all members in both windows (1: the one asked for, 0: the one compared with). All figures
 * about membership share this one statement.
 */
export async function memberSteps(
  context: MetricContext,
  membership: Membership,
): Promise<MemberSteps> {
  const isRoster = membership === 'roster';
  const stays = isRoster
    ? stayedSince(context)
    : `SELECT starts[1] AS since FROM ${memberSpans(context, membership)}`;
  const leavers = isRoster && context.facts.hasLeavers ? [edges(context), runs(context)] : [];
  const rows = await context.ask<StepRow>(
    [staying(context, stays), ...leavers].join('\n    UNION ALL\n    '),
    memberParameters,
    ofWindow(context),
  );
  const counts = new Map<string, number>();
  const add = (current: number, bucket: string, step: MemberStep, n: string) => {
    const key = `${current} ${bucket} ${step}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(n));
  };
  for (const { current, bucket, step, n } of rows) {
    if (step !== 'stays') {
      add(current, bucket, step, n);
      continue;
    }
    // Whoever came before the window asked for is there from its start.
    const places = current === 1 ? [`1 ${bucket}`] : ['1 ', `0 ${bucket}`];
    for (const place of places) {
      const [of, at = ''] = place.split(' ');
      add(Number(of), at, 'joined', n);
      add(Number(of), at, 'opens', n);
    }
    add(1, '', 'belongs', n);
    if (current === 0 && bucket !== '-') add(0, '', 'belongs', n);
  }
  return (current, bucket, step) => counts.get(`${current} ${bucket} ${step}`) ?? 0;
}

/** Those who stay, by the bucket since which they do; `-` is a time between the two windows. */
function staying(context: MetricContext, stays: string): string {
  const isBefore = `since < fromUnixTimestamp64Milli({previousFrom:Int64}, 'UTC')`;
  const isBetween = `NOT ${isCurrent('since')} AND since >= fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC')`;
  return `SELECT current, multiIf(at = 0, '', at = 1, '-', toString(toDate(at))) AS bucket,
      'stays' AS step, n
    FROM (
      SELECT ${isCurrent('since')} AS current,
        multiIf(${isBefore}, 0, ${isBetween}, 1, toUInt16(${bucketOf(context, 'since')})) AS at, count() AS n
      FROM (${stays})
      GROUP BY current, at
    )`;
}

function edges(context: MetricContext): string {
  const bucket = bucketOfDate(context, 'toDate(edge.1, {zone:String}) + w.4');
  return `SELECT w.1 AS current, if(edge.1 < w.2, '', toString(${bucket})) AS bucket,
      if(edge.2 = 1, 'joined', 'left') AS step, count() AS n
    FROM (
      SELECT arrayJoin(arrayConcat(
        arrayMap(start -> (start, toInt8(1)), starts), arrayMap(end -> (end, toInt8(-1)), ends)
      )) AS edge
      FROM ${leaverSpans(context)}
    )
    ARRAY JOIN ${windowRows} AS w
    WHERE edge.1 < w.3
    GROUP BY current, bucket, step`;
}

function runs(context: MetricContext): string {
  return `SELECT current, edge.1 AS bucket, edge.2 AS step, count() AS n
    FROM ${memberBuckets(context, leaverSpans(context))}
    ARRAY JOIN arrayConcat(
      arrayMap(first -> (toString(first), 'opens'), firsts),
      arrayMap(last -> (toString(last), 'closes'), lasts), [('', 'belongs')]
    ) AS edge
    GROUP BY current, bucket, step`;
}
