import type { MeasuredPart, Text } from '../metric.js';
import type { MetricContext } from '../metric-context.js';

/** The key of the part of those who have no segment. */
export const noSegment = 'none';
const noSegmentLabel: Text = { en: 'No segment', fr: 'Sans segment' };

/** A segment is called what the site calls it. */
export function segmentLabel(segment: string): Text {
  return segment === noSegment ? noSegmentLabel : { en: segment, fr: segment };
}

/**
 * Splits people by their segment. `people` is a subquery of one row for each person and window: `actor`,
 * `current`. Parts are in the order of their names, so that the order tells nothing of what is hidden.
 */
export async function segmentsOf(
  context: MetricContext,
  people: string,
  parameters: Record<string, unknown>,
): Promise<MeasuredPart[]> {
  const rows = await context.ask<{ current: number; segment: string; n: string }>(
    `SELECT current, if(trait.value = '', '${noSegment}', trait.value) AS segment, count() AS n
    FROM ${people} AS person
    GLOBAL LEFT JOIN (
      SELECT actor, value FROM people FINAL WHERE site = {site:String} AND trait = 'segment'
    ) AS trait ON person.actor = trait.actor
    GROUP BY current, segment
    ORDER BY segment`,
    parameters,
  );
  const counted = (current: number, segment: string): number =>
    Number(rows.find((row) => row.current === current && row.segment === segment)?.n ?? 0);
  return [...new Set(rows.map(({ segment }) => segment))].map((segment) => ({
    key: segment,
    label: segmentLabel(segment),
    value: counted(1, segment),
    ...(context.previous && { previous: counted(0, segment) }),
  }));
}
