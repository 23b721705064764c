import type { MetricContext } from '../metric-context.js';
import { levelParameter } from '../parameters/level-parameter.js';
import type { PeopleCount } from './active-people.js';
import type { Membership } from './member-spans.js';
import { summedMonthsParameters, summedMonthsSql } from './summed-months.js';

/** The distinct people of months, each by its key, and of all of them together. */
export interface MonthPeople {
  readonly buckets: ReadonlyMap<string, PeopleCount>;
  readonly whole: PeopleCount;
}

interface PeopleRow {
  readonly bucket: string;
  readonly is_whole: number | string;
  readonly people: string;
  readonly members: string;
}

/**
 * The active people of the window, read from months that are summed up; `undefined` where the facts have to
 * be asked: the window is compared with another, is not made of whole months that are over, or something of
 * them came late and is not summed up yet.
 */
export async function monthPeople(
  context: MetricContext,
  membership: Membership,
): Promise<MonthPeople | undefined> {
  if (!isMadeOfMonths(context)) return undefined;
  const months = context.buckets.map(({ key }) => key);
  const summed = await context.ask<{ bucket: string }>(summedMonthsSql, summedMonthsParameters);
  const known = new Set(summed.map(({ bucket }) => bucket));
  if (!months.every((month) => known.has(month))) return undefined;
  const rows = await countPeople(context, months);
  const toPeople = (row: PeopleRow | undefined): PeopleCount => {
    const people = Number(row?.people ?? 0);
    const members = membership === 'observed' ? people : Number(row?.members ?? 0);
    return { members, others: people - members };
  };
  const isWhole = (row: PeopleRow) => Number(row.is_whole) !== 0;
  return {
    buckets: new Map(
      rows.filter((row) => !isWhole(row)).map((row) => [row.bucket, toPeople(row)] as const),
    ),
    whole: toPeople(rows.find(isWhole)),
  };
}

/** Whole local months that are over, of one group or the whole site, with nobody singled out. */
function isMadeOfMonths(context: MetricContext): boolean {
  const { window, previous, buckets, now, groups, segment, facts } = context;
  return (
    window.interval === 'month' &&
    previous === null &&
    groups === undefined &&
    segment === undefined &&
    facts.marks !== null &&
    buckets.every(({ cut, to }) => !cut && to <= now.epochMilliseconds)
  );
}

/** Nobody who is left out is told apart in the sums, so they are taken out of the sets. */
function countPeople(context: MetricContext, months: readonly string[]): Promise<PeopleRow[]> {
  const { group, facts, parameters } = context;
  const leavesOut = facts.marks?.some(({ trait }) => trait !== 'ranking');
  const excluded = `(
        SELECT groupBitmapState(number) FROM person_numbers FINAL
        WHERE site = {site:String} AND actor IN {excluded:Array(UInt64)}
      )`;
  return context.ask<PeopleRow>(
    `SELECT toString(month) AS bucket, is_whole, bitmapCardinality(acting) AS people,
      bitmapAndCardinality(acting, belonging) AS members
    FROM (
      SELECT month, grouping(month) AS is_whole,
        groupBitmapMergeStateIf(people, who = 'members') AS belonging,
        groupBitmapMergeStateIf(people, who != 'members') AS everybody,
        ${leavesOut ? `bitmapAndnot(everybody, assumeNotNull(${excluded}))` : 'everybody'} AS acting
      FROM month_people FINAL
      WHERE site = {site:String} AND whole = {whole:UInt8} AND grp = {place:String}
        AND zone = {zone:String} AND who IN ('members', {level:String})
        AND month IN {months:Array(Date)}
      GROUP BY GROUPING SETS ((month), ())
    )`,
    {
      months,
      level: parameters.level ?? levelParameter.default,
      whole: group === null ? 1 : 0,
      place: group ?? '',
    },
  );
}
