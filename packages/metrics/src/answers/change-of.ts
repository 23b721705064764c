import type { Unit } from '@ruche/schema';

/** How a figure changed. */
export interface Change {
  absolute: number | null;
  relative: number | null;
}

/** Units whose change is told in points: a rise from 10 % to 20 % is 10 points, not 100 %. */
const ratios: readonly Unit[] = ['ratio', 'share'];

/**
 * The change against the window compared with (R5). The relative one is `null` when there was nothing
 * before, and for rates, which change in points.
 */
export function changeOf(unit: Unit, value: number | null, previous: number | null): Change {
  if (value === null || previous === null) return { absolute: null, relative: null };
  const absolute = value - previous;
  const isRelative = previous !== 0 && !ratios.includes(unit);
  return { absolute, relative: isRelative ? absolute / previous : null };
}
