import type { Part } from '@ruche/schema';

/**
 * Hides the parts that are about fewer people than k. Where the total is shown, the sum of what is hidden
 * can be found by subtraction, so that sum must reach k too: further parts are hidden, smallest first, until
 * it does and at least two are hidden. An empty part names nobody and is shown.
 *
 * A part is as large as it says itself, or as its value where that is a number of people.
 */
export function suppressSmallParts(parts: readonly Part[], k: number): Part[] {
  const shown = parts.filter((part) => sizeOf(part) > 0);
  const hidden = new Set(shown.filter((part) => sizeOf(part) < k));
  if (hidden.size > 0) {
    const rest = shown.filter((part) => !hidden.has(part)).sort(bySize);
    while (rest.length > 0 && (hidden.size < 2 || total(hidden) < k)) {
      const next = rest.shift();
      if (next) hidden.add(next);
    }
  }
  return parts.map((part) => (hidden.has(part) ? blankPart(part) : withoutSmallPast(part, k)));
}

/** A part of which nothing is told. */
export function blankPart({ key, label }: Part): Part {
  return { key, label, value: null, suppressed: true };
}

/** What a part was before is about people, too, where its value is their number. */
function withoutSmallPast(part: Part, k: number): Part {
  const { previous, people } = part;
  if (people !== undefined || previous === undefined || previous === null) return part;
  return previous > 0 && previous < k ? { ...part, previous: null } : part;
}

function sizeOf({ people, value }: Part): number {
  return people ?? value ?? 0;
}

function total(parts: Iterable<Part>): number {
  let sum = 0;
  for (const part of parts) sum += sizeOf(part);
  return sum;
}

function bySize(a: Part, b: Part): number {
  return sizeOf(a) - sizeOf(b) || (a.key < b.key ? -1 : 1);
}
