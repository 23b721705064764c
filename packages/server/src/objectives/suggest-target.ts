import { median, quantile } from '@ruche/metrics';
import type { Unit } from '@ruche/schema';

/** The fewest readings from which a target is suggested. */
const fewestReadings = 4;

/** How many robust deviations still count as the metric's own variation. */
const reach = 3 * 1.4826;

const whole: readonly Unit[] = ['count', 'people'];
const rates: readonly Unit[] = ['ratio', 'share'];

/** What {@link suggestTarget} rests on. */
export interface Past {
  /** Readings over stretches of the same length, oldest first. */
  readonly readings: readonly number[];
  readonly unit: Unit;
  readonly higherIsBetter: boolean | null;
}

/**
 * A target within reach: what the metric did in the best fifth of its past, or one usual step beyond the
 * baseline where that is better. `null` with too short a past.
 */
export function suggestTarget(past: Past, baseline: number | null): number | null {
  const { readings, unit, higherIsBetter } = past;
  if (readings.length < fewestReadings) return null;
  const up = higherIsBetter !== false;
  const best = quantile(readings, up ? 0.8 : 0.2);
  const steps = readings.slice(1).map((value, index) => Math.abs(value - (readings[index] ?? 0)));
  const from = baseline ?? median(readings);
  const beyond = from + (up ? 1 : -1) * median(steps);
  const target = rounded(up ? Math.max(best, beyond) : Math.min(best, beyond), unit, up);
  const bounded = rates.includes(unit) ? Math.min(Math.max(target, 0), 1) : target;
  return bounded === baseline ? null : bounded;
}

/** Whether a target lies outside what the metric has ever done, give or take its usual variation. */
export function isOutside(past: Past, target: number): boolean {
  const { readings } = past;
  if (readings.length < fewestReadings) return false;
  const middle = median(readings);
  const room = reach * median(readings.map((value) => Math.abs(value - middle)));
  const low = Math.min(...readings, middle - room);
  const high = Math.max(...readings, middle + room);
  return target < low || target > high;
}

/** Towards what is better: people and posts are whole, rates go by the percent. */
function rounded(value: number, unit: Unit, up: boolean): number {
  const steps = whole.includes(unit) ? 1 : 100;
  const scaled = Math.round(value * steps * 1e6) / 1e6;
  return (up ? Math.ceil(scaled) : Math.floor(scaled)) / steps;
}
