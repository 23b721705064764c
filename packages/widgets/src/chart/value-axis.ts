import { tickStep } from 'd3-array';
import type { Unit } from '@ruche/schema';

/** The values that an axis spans, and those that have a line. */
export interface ValueAxis {
  min: number;
  max: number;
  ticks: number[];
}

/** A few round values that hold all given ones; 0 is always among them, so that heights compare. */
export function valueAxis(values: readonly number[], unit: Unit, count = 3): ValueAxis {
  const size = unitSize(unit, Math.max(0, ...values.map(Math.abs)));
  const low = Math.min(0, ...values) / size;
  const high = Math.max(0, ...values) / size;
  const isWhole = unit === 'count' || unit === 'people' || unit === 'rank';
  const natural = high > low ? tickStep(low, high, count) : isWhole ? 1 : high || 1;
  const step = isWhole ? Math.max(1, natural) : natural;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step * size);
  return { min: first * step * size, max: last * step * size, ticks };
}

/** Seconds are counted in minutes or hours once there are enough of them. */
function unitSize(unit: Unit, largest: number): number {
  if (unit !== 'seconds') return 1;
  return largest >= 7200 ? 3600 : largest >= 120 ? 60 : 1;
}
