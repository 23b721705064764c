import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import type { Metric } from 'web-vitals';
import type { Tracker } from '../tracker.js';

/** Tracks Core Web Vitals as `Web Vital Measured` (name, value, rating), each when it is final. */
export function vitals(tracker: Tracker): void {
  const report = ({ name, value, rating }: Metric) =>
    tracker.track('Web Vital Measured', { name, value: Math.round(value * 1e3) / 1e3, rating });
  for (const observe of [onCLS, onFCP, onINP, onLCP, onTTFB]) observe(report);
}
