import type { MetricContext, SegmentOfPeople } from '../metric-context.js';

/** The accounts that no figure counts (R8). */
export const alwaysExcluded: readonly string[] = ['bot', 'system', 'test', 'suspended'];

/** Whom an answer leaves out. */
export function excludedOf({ parameters }: Pick<MetricContext, 'parameters'>): string[] {
  const asked = parameters.exclude;
  return [...alwaysExcluded, ...(Array.isArray(asked) ? asked.map(String) : [])];
}

/**
 * Leaves out bots, system, test and suspended accounts, and staff where the question says so (R8); where one
 * segment is asked about, everybody else too.
 */
export function isEligible(
  context: Pick<MetricContext, 'parameters' | 'facts' | 'segment'>,
  actor = 'actor',
): string {
  const { segment } = context;
  if (!segment) return isIncluded(context, actor);
  return `${isIncluded(context, actor)} AND ${actor} GLOBAL ${segment.name === null ? 'NOT IN' : 'IN'} (
      SELECT actor FROM people FINAL
      WHERE site = {site:String} AND trait = 'segment' AND value IN {segments:Array(String)}
    )`;
}

/** The parameters of {@link isEligible} for a segment. */
export function segmentParameters(segment: SegmentOfPeople | undefined): Record<string, unknown> {
  if (!segment) return {};
  return { segments: segment.name === null ? segment.others : [segment.name] };
}

function isIncluded(context: Pick<MetricContext, 'parameters' | 'facts'>, actor: string): string {
  const { marks } = context.facts;
  if (marks?.every(({ trait }) => trait === 'ranking')) return '1';
  if (marks) return `${actor} NOT IN {excluded:Array(UInt64)}`;
  return `${actor} GLOBAL NOT IN (SELECT actor FROM people FINAL WHERE ${isExcludedTrait(context)})`;
}

/** Who may be ranked: an eligible person who did not ask to be left out of rankings. */
export function isRankable(context: Pick<MetricContext, 'parameters' | 'facts'>): string {
  const { marks } = context.facts;
  if (marks) {
    return marks.length > 0 ? 'actor != 0 AND actor NOT IN {unranked:Array(UInt64)}' : 'actor != 0';
  }
  const optedOut = `(site = {site:String} AND trait = 'ranking' AND value = 'false')`;
  return `actor != 0 AND actor GLOBAL NOT IN (
      SELECT actor FROM people FINAL WHERE ${isExcludedTrait(context)} OR ${optedOut}
    )`;
}

/** Keeps to acts that the site vouched for, where the site ranks no others. */
export function isVouchedFor(
  { verifiedOnly }: Pick<MetricContext, 'verifiedOnly'>,
  verified = 'verified',
): string {
  return verifiedOnly ? `${verified} = 1` : '1';
}

/** The conditions under which a row of `people` marks an account that no figure counts. */
export function isExcludedTrait({ parameters }: Pick<MetricContext, 'parameters'>): string {
  const staff = Array.isArray(parameters.exclude) && parameters.exclude.includes('staff');
  const flags = staff ? `('suspended', 'test', 'staff')` : `('suspended', 'test')`;
  return `(site = {site:String} AND trait IN ('kind', 'suspended', 'test', 'staff') AND ((trait = 'kind' AND value IN ('bot', 'system', 'test')) OR (trait IN ${flags} AND value = 'true')))`;
}
