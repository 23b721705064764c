import type { Part } from '@ruche/schema';

/**
 * Hides the parts of a partition of people that are fewer than k. Where the total is shown, the sum of
 * what is hidden can be found by subtraction, so that sum must reach k too: further parts are hidden,
 * smallest first, until it does and at least two are hidden. An empty part names nobody and is shown.
 */
export function suppressSmallParts(parts: readonly Part[], k: number): Part[] {
  const shown = parts.filter((part) => (part.value ?? 0) > 0);
  const hidden = new Set(shown.filter((part) => (part.value ?? 0) < k));
  if (hidden.size > 0) {
    const rest = shown.filter((part) => !hidden.has(part)).sort(bySize);
    while (rest.length > 0 && (hidden.size < 2 || total(hidden) < k)) {
      const next = rest.shift();
      if (next) hidden.add(next);
    }
  }
  return parts.map((part) => (hidden.has(part) ? blank(part) : part));
}

function blank({ key, label }: Part): Part {
  return { key, label, value: null, suppressed: true };
}

function total(parts: Iterable<Part>): number {
  let sum = 0;
  for (const part of parts) sum += part.value ?? 0;
  return sum;
}

function bySize(a: Part, b: Part): number {
  return (a.value ?? 0) - (b.value ?? 0) || (a.key < b.key ? -1 : 1);
}
