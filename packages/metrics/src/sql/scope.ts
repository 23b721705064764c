import { onceEvents } from '../acts.js';
import type { MetricContext, Place } from '../metric-context.js';

/** The instants of the windows, as the store compares them. */
export const windowFrom = instant('from');
/** The end of the window, or now where that comes first. */
export const windowUntil = instant('until');
const windowTo = instant('to');
/**
 * Now, to the end of its minute: up to when acts are read of which no window says an end. So what is asked again
 * within the minute is the same statement; no act is from that late but by a clock that is ahead.
 */
export const windowNow = instant('now');
/** The first instant that matters to either window. */
export const earliest = instant('earliest');
const previousFrom = instant('previousFrom');
/** The end of the window compared with. */
export const previousTo = instant('previousTo');

/** The facts of the site, or of the group asked about. A message in several groups counts once for the site. */
export function inScope(place: Place): string {
  return `site = {site:String} AND ${inGroup(place) ?? 'main = 1'}`;
}

/**
 * The rows of the group asked about, or of the groups; `null` for the whole site. An act in several of the
 * groups has a row in each: what counts them counts distinct people or contents.
 */
export function inGroup({ group, groups }: Place): string | null {
  if (groups) return 'grp IN {groups:Array(String)}';
  return group === null ? null : 'grp = {group:String}';
}

/** The rows of the place asked about, and those that named no group. */
export function inGroupOrNone(place: Place): string {
  if (place.groups) return `(grp = '' OR grp IN {groups:Array(String)})`;
  return place.group === null ? 'main = 1' : `grp IN ('', {group:String})`;
}

/**
 * The scope, and beside it withdrawals that named no group: whoever deletes, cancels or takes back need not
 * say again in which group that was.
 */
export function inScopeOrWithdrawn(place: Place, test: string): string {
  const own = inGroup(place);
  return own === null
    ? inScope(place)
    : `site = {site:String} AND ${inGroupOrNone(place)} AND (${own} OR ${test})`;
}

/** Rows of the window or of the one compared with. */
export function inWindows(time = 'ts'): string {
  return `((${time} >= ${windowFrom} AND ${time} < ${windowTo}) OR (${time} >= ${previousFrom} AND ${time} < ${previousTo}))`;
}

/** Rows of the window alone. */
export function inWindow(time = 'ts'): string {
  return `(${time} >= ${windowFrom} AND ${time} < ${windowTo})`;
}

/** 1 for the window asked for, 0 for the one compared with. */
export function isCurrent(time = 'ts'): string {
  return `(${time} >= ${windowFrom})`;
}

/** The key of the bucket that holds a time of either window; see {@link bucketOfDate}. */
export function bucketOf(context: Pick<MetricContext, 'window'>, time = 'ts'): string {
  const shift = `if(${isCurrent(time)}, 0, {shift:Int32})`;
  return bucketOfDate(context, `toDate(${time}, {zone:String}) + ${shift}`);
}

/** The local day, week or month that holds a date. */
export function bucketOfDate({ window }: Pick<MetricContext, 'window'>, date: string): string {
  const units = {
    day: date,
    week: `toStartOfWeek(${date}, {weekMode:UInt8})`,
    month: `toStartOfMonth(${date})`,
  };
  return units[window.interval];
}

/** See {@link windowNow}. */
const minute = 60_000;

/** The parameters that every statement carries. */
export function scopeParameters(
  site: string,
  {
    window,
    previous,
    group,
    groups,
  }: Pick<MetricContext, 'window' | 'previous' | 'group' | 'groups'>,
  asOf: Date,
) {
  const from = window.from.epochMilliseconds;
  const to = window.to.epochMilliseconds;
  return {
    site,
    ...(group !== null && { group }),
    ...(groups && { groups }),
    zone: window.timezone,
    weekMode: window.weekStart === 'sunday' ? 0 : 1,
    from,
    to,
    now: Math.ceil(asOf.getTime() / minute) * minute,
    until: Math.max(from, Math.min(to, asOf.getTime())),
    previousFrom: previous ? previous.from.epochMilliseconds : from,
    previousTo: previous ? previous.to.epochMilliseconds : from,
    earliest: previous ? Math.min(previous.from.epochMilliseconds, from) : from,
    shift: previous?.shiftDays ?? 0,
    once: onceEvents,
  };
}

/** The windows as rows: 1 or 0 for current, from, until, days to shift. */
export const windowRows = `[(1, ${windowFrom}, ${windowUntil}, toInt32(0)), (0, ${previousFrom}, ${previousTo}, {shift:Int32})]`;

function instant(name: string): string {
  return `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;
}
