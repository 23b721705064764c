import type { MeasuredPart, Measurement, Metric, Text } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { listSegments } from '../sql/list-segments.js';

/** The key of the part of those who have no segment. */
export const noSegment = 'none';
const noSegmentLabel: Text = { en: 'No segment', fr: 'Sans segment' };

/** A segment is called what the site calls it. */
export function segmentLabel(segment: string): Text {
  return segment === noSegment ? noSegmentLabel : { en: segment, fr: segment };
}

/**
 * Measures a metric, and where its own `by` asks for segments, also for the people of each segment: the same
 * definition with nobody else in it. Everybody is in one part; who has no segment, and what nobody did by
 * name, is the last. What may not be shown is hidden by whoever gives the answer (R12).
 */
export async function splitBySegment(metric: Metric, context: MetricContext): Promise<Measurement> {
  const isSplit = metric.parameters.by === segmentParameter && context.parameters.by === 'segment';
  if (!isSplit) return metric.measure(context);
  const segments = await listSegments(context);
  const [whole, rest, ...named] = await Promise.all([
    metric.measure(context),
    metric.measure(context.ofSegment({ name: null, others: segments })),
    ...segments.map((name) => metric.measure(context.ofSegment({ name, others: [] }))),
  ]);
  const parts = segments.map((segment, index) => toPart(segment, named[index]));
  return { ...whole, parts: [...parts, toPart(noSegment, rest)] };
}

function toPart(key: string, measured: Measurement | undefined): MeasuredPart {
  const { value = null, numerator, denominator, previous } = measured ?? {};
  return {
    key,
    label: segmentLabel(key),
    value,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(previous && { previous: previous.value }),
  };
}
