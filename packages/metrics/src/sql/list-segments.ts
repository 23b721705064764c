import { ProblemError } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';
import { inGroup, inScope } from './scope.js';

/** Each segment is measured by itself, so there is an end to how many. */
const mostSegments = 50;

/**
 * The segments of the people who ever belonged to the place, or were seen in it where nobody said who
 * belongs: whatever was done in a window, they are the same. In the order of their names, so that the order
 * tells nothing of what is hidden.
 */
export async function listSegments(context: MetricContext): Promise<string[]> {
  const people = context.facts.hasRoster
    ? `SELECT actor FROM memberships WHERE site = {site:String} AND ${inGroup(context) ?? '1'}`
    : `SELECT actor FROM messages WHERE ${inScope(context)} AND actor != 0`;
  const rows = await context.ask<{ segment: string }>(
    `SELECT DISTINCT value AS segment FROM people FINAL
    WHERE site = {site:String} AND trait = 'segment' AND value != '' AND actor GLOBAL IN (${people})
    ORDER BY segment LIMIT ${mostSegments + 1}`,
  );
  if (rows.length <= mostSegments) return rows.map(({ segment }) => segment);
  throw new ProblemError(
    'invalid_field',
    `There are more than ${mostSegments} segments here: too many to split by.`,
    { path: 'by' },
  );
}
