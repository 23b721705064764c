import type { Temporal } from 'temporal-polyfill';
import type { MetricContext } from '../metric-context.js';

/** The end of the window, or now where that comes first. */
export function windowEnd({
  window,
  now,
}: Pick<MetricContext, 'window' | 'now'>): Temporal.ZonedDateTime {
  if (now.epochMilliseconds >= window.to.epochMilliseconds) return window.to;
  return now.epochMilliseconds < window.from.epochMilliseconds ? window.from : now;
}
