import type { Question } from '@ruche/schema';

/** A text that is the same for the same question, in whatever order its options were written. */
export function questionKey(question: Question): string {
  return JSON.stringify(sorted(question));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, item]) => [key, sorted(item)]);
}
