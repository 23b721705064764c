import type { ObjectiveStatus } from '@ruche/schema';

/** How far a figure has come: (current − baseline) ÷ (target − baseline), not clamped. */
export function progressOf(figures: {
  baseline: number | null;
  target: number | null;
  current: number | null;
}): number | null {
  const { baseline, target, current } = figures;
  if (baseline === null || target === null || current === null || target === baseline) return null;
  return (current - baseline) / (target - baseline);
}

/** The share of its time that has passed, from 0 to 1; `null` without an end. */
export function paceOf(times: { start: number; end: number | null; now: number }): number | null {
  const { start, end, now } = times;
  if (end === null) return null;
  if (end <= start) return now < end ? 0 : 1;
  return Math.min(Math.max((now - start) / (end - start), 0), 1);
}

/** Where a key result stands: ahead of its time or not, or beyond it. */
export function statusOf(standing: {
  progress: number | null;
  pace: number | null;
}): ObjectiveStatus | null {
  const { progress, pace } = standing;
  if (progress === null) return null;
  if (progress >= 1) return 'reached';
  if (pace === null) return null;
  if (pace >= 1) return 'missed';
  return progress >= pace ? 'on_track' : 'behind';
}

/** An objective stands where the worst of its key results does. */
export function worstStatus(statuses: readonly (ObjectiveStatus | null)[]): ObjectiveStatus | null {
  if (statuses.length === 0 || statuses.includes(null)) return null;
  const order = ['missed', 'behind', 'on_track', 'reached'] as const;
  return order.find((status) => statuses.includes(status)) ?? null;
}

/** The mean of what is known; none counts above 1, so that one cannot make up for another. */
export function meanProgress(all: readonly (number | null)[]): number | null {
  const known = all.filter((one): one is number => one !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, one) => sum + Math.min(one, 1), 0) / known.length;
}
