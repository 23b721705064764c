import type { Answer, Point } from '@ruche/schema';

/**
 * Takes out of a figure of time whatever may be one person's: buckets, and the whole, that rest on fewer
 * than k people. Sums go altogether, for a person's time is the difference of two; so do figures of the
 * window before, of which it is not known how many people they rest on.
 */
export function guardTime(answer: Answer, k: number): Answer {
  if (answer.metric.unit !== 'seconds') return answer;
  const { beside, series, previous: _, change: __, parts: ___, rows: ____, ...rest } = answer;
  const people = beside?.['people'] ?? 0;
  const isSmall = people < k;
  return {
    ...rest,
    ...(isSmall ? { value: null, suppressed: { reason: 'below_k', k } } : { beside: { people } }),
    ...(series && { series: series.map((point) => guardPoint(point, k)) }),
  };
}

function guardPoint({ parts, previous: _, ...point }: Point, k: number): Point {
  const people = parts?.['people'] ?? 0;
  if (people >= k) return { ...point, parts: { people } };
  return { ...point, value: null, reason: point.reason ?? 'below_k' };
}
