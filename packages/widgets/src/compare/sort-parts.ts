import type { Part } from '@ruche/client';

/** What groups are sorted by. */
export type SortColumn = 'label' | 'value' | 'people';

/** The groups in the order asked for; those without a figure always come last. */
export function sortParts(
  parts: readonly Part[],
  { column, isUp, locale }: { column: SortColumn; isUp: boolean; locale: string },
): Part[] {
  const sign = isUp ? 1 : -1;
  const size = (part: Part): number | null =>
    column === 'people' ? (part.people ?? part.denominator ?? null) : part.value;
  return Array.from(parts).sort((a, b) => {
    if (column === 'label') return sign * a.label.localeCompare(b.label, locale);
    const [left, right] = [size(a), size(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
