import { readInstant } from '@ruche/metrics';
import type { ReviewFrequency } from '@ruche/schema';

const steps = {
  weekly: { weeks: 1 },
  biweekly: { weeks: 2 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { years: 1 },
} as const;

/** The day on which to review next: one step after the last review, or after the start. */
export function nextReview(options: {
  frequency: ReviewFrequency | undefined;
  reviewed: string | undefined;
  start: string;
}): string | null {
  const { frequency, reviewed, start } = options;
  if (!frequency) return null;
  const from = readInstant(reviewed ?? start, 'UTC', 'reviewed').toPlainDate();
  return from.add(steps[frequency]).toString();
}
