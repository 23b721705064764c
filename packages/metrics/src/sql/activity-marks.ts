import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { bucketBefore } from '../windows/bucket-before.js';
import { dayNumber } from '../windows/day-number.js';
import { startOfUnit } from '../windows/calendar-unit.js';
import { windowEnd } from '../windows/window-end.js';
import { isEligible } from './eligible-people.js';
import { lifecycleColumns, lifecycleMarks } from './lifecycle-marks.js';
import { memberParameters, memberSpans, membershipOf, type Membership } from './member-spans.js';
import { ofWindow } from './reads-later.js';
import { inScope, windowFrom, windowUntil } from './scope.js';
import { segmentMarks } from './segment-marks.js';
import { statusMarks } from './status-marks.js';
import { tagMark, tags, type Tag } from './tag-mark.js';

/** What people's days of activity come to. */
export interface ActivityMarks {
  /** How many people have this mark. */
  readonly count: (tag: Tag, at: number | string) => number;
  readonly membership: Membership;
  /** The first day that was looked at. */
  readonly firstDay: number;
}

/** From how many active days on a member is in the high and in the medium segment. */
export interface SegmentEdges {
  readonly high: number;
  readonly medium: number;
}

/** The segments of the catalogue. */
export const segmentEdges: SegmentEdges = { high: 8, medium: 2 };

/** How far back status looks, in days; segments look less far. */
const lookBack = 90;

/**
 * The days on which people were active, told in marks: each person and each of their days is looked at once,
 * and gives a mark for whatever figure rests on it. All such figures of a page share this one statement.
 */
export async function activityMarks(
  context: MetricContext,
  edges: SegmentEdges = segmentEdges,
): Promise<ActivityMarks> {
  const membership = await membershipOf(context);
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const facts = `${inScope(context)} AND ${isQualifying} AND actor != 0`;
  const compared = activityParameters(context);
  const rows = await context.ask<{ tag: number; at: number; n: string }>(
    `SELECT intDiv(mark, 4294967296) :: UInt8 AS tag, (mark % 4294967296) :: UInt32 AS at, count() AS n
    FROM (
      SELECT arraySort(codes) AS sorted,
        arrayCompact(arrayMap(code -> toUInt16(intDiv(code, 4)), sorted)) AS days,
        actor GLOBAL IN (SELECT actor FROM messages WHERE ${facts} AND ts < ${activityFrom}) AS is_old,
        ${lifecycleColumns(context).join(',\n        ')},
        arrayConcat(
          ${[...dayMarks, ...lifecycleMarks(context), ...statusMarks(context), segmentMarks()].join(
            ',\n          ',
          )}
        ) AS marks
      FROM (
        SELECT actor, max(ts) AS last, ${lastBefore(context)} AS last_before,
          groupUniqArray(${dayCode}) AS codes
        FROM messages FINAL
        WHERE ${facts} AND ts >= ${activityFrom} AND ts < ${windowUntil}
        GROUP BY actor
      ) AS acts
      GLOBAL FULL OUTER JOIN (
        SELECT actor, starts, ends FROM ${memberSpans(context, membership)}
      ) AS spans USING (actor)
      WHERE ${isEligible(context)}
    )
    ARRAY JOIN marks AS mark
    GROUP BY mark`,
    { ...parameters, ...memberParameters, ...compared, ...edges },
    ofWindow(context),
  );
  const counts = new Map(rows.map(({ tag, at, n }) => [`${tag} ${at}`, Number(n)]));
  return {
    membership,
    firstDay: Math.floor(compared.activityFrom / 86_400_000),
    count: (tag, at) =>
      counts.get(`${tags[tag]} ${typeof at === 'string' ? dayNumber(at) : at}`) ?? 0,
  };
}

const activityFrom = `fromUnixTimestamp64Milli({activityFrom:Int64}, 'UTC')`;

/** A local day, and whether the act lies in the window (1) or in the one compared with (2). */
const dayCode = `toUInt32(toDate(ts, {zone:String})) * 4 + (ts >= ${windowFrom}) + 2 * (ts >= fromUnixTimestamp64Milli({previousFrom:Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC'))`;

/** Active days, and the edges of the spans in which a person was active within the last 30 days. */
const dayMarks = [
  `arrayMap(day -> ${tagMark('activeDay', 'day')}, days)`,
  `arrayMap(day -> ${tagMark('thirtyOpens', 'day')}, arrayFilter(
            (day, before) -> day > before + 29, days, arraySlice(arrayPushFront(days, toUInt16(0)), 1, length(days))
          ))`,
  `arrayMap(day -> ${tagMark('thirtyCloses', 'day + 30')}, arrayFilter(
            (day, next) -> next > day + 29, days, arraySlice(arrayPushBack(days, toUInt16(65535)), 2)
          ))`,
];

function lastBefore({ previous }: MetricContext): string {
  return previous
    ? `maxIf(ts, ts < fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC'))`
    : 'max(ts)';
}

/** Instants and days that the marks compare with; all metrics give the same, so that they share. */
function activityParameters(context: MetricContext) {
  const { window, previous, buckets, previousBuckets } = context;
  const end = windowEnd(context);
  const endBefore = previous?.to ?? window.from;
  const ago = (time: typeof end, days: number) => time.subtract({ days }).epochMilliseconds;
  const before = (key: string | undefined) =>
    key === undefined ? 0 : dayNumber(bucketBefore(key, window.interval));
  const beforeFirst = before(buckets[0]?.key);
  const from = (
    previous && previous.from.epochMilliseconds < window.from.epochMilliseconds ? previous : window
  ).from;
  const starts = [
    startOfUnit(from, window.interval, window.weekStart).subtract({ [`${window.interval}s`]: 1 }),
    from.subtract({ days: 30 }),
    (previous ? endBefore : end).subtract({ days: lookBack + 1 }),
  ];
  return {
    activityFrom: Math.min(...starts.map((time) => time.startOfDay().epochMilliseconds)),
    beforeFirst,
    beforeFirstPrevious:
      previous?.shiftDays === undefined ? before(previousBuckets[0]?.key) : beforeFirst,
    end30: ago(end, 30),
    end90: ago(end, 90),
    endBefore30: ago(endBefore, 30),
    endBefore90: ago(endBefore, 90),
    end28: ago(end, 28),
    endDay: dayNumber(end.toPlainDate().toString()),
  };
}
