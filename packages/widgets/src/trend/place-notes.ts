import type { Annotation, Point } from '@ruche/schema';
import type { PlacedPoint } from '../chart/trend-geometry.js';

/** Something that happened, with its place in a trend. */
export interface PlacedNote {
  title: string;
  /** The bucket that it lies in. */
  at: number;
  x: number;
  /** Where it ends, if it lasts into another bucket. */
  end: number | undefined;
  /** Room for its name, in px, until the next one begins. */
  room: number;
}

/** Which bucket of a series a day lies in; nothing where it lies in none. */
export function bucketOf(series: readonly Point[], date: string, to: string): number | undefined {
  const day = date.slice(0, 10);
  if (day < (series[0]?.start.slice(0, 10) ?? '~') || (to && day >= to.slice(0, 10)))
    return undefined;
  const next = series.findIndex(({ start }) => start.slice(0, 10) > day);
  return (next < 0 ? series.length : next) - 1;
}

/** The annotations of a trend, by day, each where it happened; what began before stands at the edge. */
export function placeNotes(
  annotations: readonly Annotation[],
  points: readonly PlacedPoint[],
  { to }: { to: string },
): PlacedNote[] {
  const series = points.map(({ point }) => point);
  const notes = annotations.flatMap(({ title, date, end }): PlacedNote[] => {
    const first = series[0]?.start.slice(0, 10) ?? '';
    const begins = end && date < first && end >= first ? first : date;
    const at = bucketOf(series, begins, to);
    const place = at === undefined ? undefined : points[at];
    if (at === undefined || !place) return [];
    const last = end ? (bucketOf(series, end, to) ?? series.length - 1) : at;
    const until = last > at ? points[last]?.x : undefined;
    return [{ title, at, x: place.x, end: until, room: 0 }];
  });
  const sorted = notes.toSorted((a, b) => a.at - b.at);
  // Time may run to the left.
  const edge = points.at(-1)?.x ?? 0;
  return sorted.map((note, i) => ({
    ...note,
    room: Math.abs((sorted[i + 1]?.x ?? edge) - note.x) - 8,
  }));
}

/** Annotations that an element can rely on, from whatever came. */
export function readNotes(given: unknown): Annotation[] {
  if (!Array.isArray(given)) return [];
  return given.filter(
    (item): item is Annotation =>
      typeof item === 'object' &&
      item !== null &&
      typeof item.title === 'string' &&
      typeof item.date === 'string' &&
      !(item.end && typeof item.end !== 'string'),
  );
}
