import type { Unit } from '@ruche/schema';
import type { Formats } from '../format/formats.js';

/** Figures beside a value that are measured as it is. */
const alike = new Set(['total', 'p90']);
const shares = new Set([
  'answered_share',
  'reciprocity',
  'density',
  'unanswered_24h',
  'unanswered_7d',
]);

/** A figure that stands beside a value, in its own unit: a share, a number, or what the value is. */
export function besideText(
  key: string,
  size: number | null,
  { unit, formats }: { unit: Unit; formats: Formats },
): string {
  // The buckets of a cohort are named by their number.
  if (shares.has(key) || /^\d+$/.test(key)) return formats.value(size, 'ratio');
  if ((key === 'gini' || key === 'modularity') && size !== null)
    return formats.number(size, { maximumFractionDigits: 2 });
  return formats.value(size, alike.has(key) ? unit : 'count');
}
