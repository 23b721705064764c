import type { Point } from '@ruche/client';

/** The stages, in the order in which they stand on each other; the last is below the line. */
export const stages = ['returning', 'new', 'resurrecting', 'dormant'] as const;

/** The scale of the columns. */
export interface Scale {
  /** Most above the line, most below it. */
  up: number;
  down: number;
  /** Where the line is, in % from the foot. */
  zero: number;
  /** The height of so many, in %. */
  height: (size: number) => number;
}

/** The part of a point, 0 where it is none; without its sign. */
export function sizeOf({ parts }: Point, key: string): number {
  const size = parts?.[key];
  return typeof size === 'number' && Number.isFinite(size) ? Math.abs(size) : 0;
}

/** The scale that all points fit in. */
export function scaleOf(points: readonly Point[]): Scale {
  const risen = (point: Point): number =>
    stages.slice(0, 3).reduce((sum, key) => sum + sizeOf(point, key), 0);
  const up = points.reduce((most, point) => Math.max(most, risen(point)), 0);
  const down = points.reduce((most, point) => Math.max(most, sizeOf(point, 'dormant')), 0);
  const all = up + down || 1;
  const height = (size: number): number => (size / all) * 100;
  return { up, down, zero: height(down), height };
}
