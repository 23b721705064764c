import { area, curveMonotoneX, line } from 'd3-shape';
import type { Point, Unit } from '@ruche/schema';
import { bucketText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { valueAxis } from './value-axis.js';

/** What a trend is drawn from. */
export interface TrendOptions {
  series: readonly Point[];
  unit: Unit;
  interval: 'day' | 'week' | 'month';
  formats: Formats;
  width: number;
  height: number;
  /** Size of the letters, in px. */
  font: number;
  /** Time runs to the left. */
  isRtl: boolean;
  target?: number | undefined;
}

/** A point with its place; `y` is `null` where there is no value. */
export interface PlacedPoint {
  point: Point;
  x: number;
  y: number | null;
  previousY: number | null;
}

/** Where everything in a trend goes, in px. */
export interface TrendGeometry {
  left: number;
  right: number;
  top: number;
  bottom: number;
  ticks: { y: number; text: string }[];
  labels: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  points: PlacedPoint[];
  line: string;
  area: string;
  previous: string;
  /** Lines to buckets that are not whole. */
  unfinished: string;
  /** Points that no line touches, or that are not whole. */
  dots: PlacedPoint[];
  target: number | undefined;
}

/** Places a series, the one before it, the axes and a target. */
export function trendGeometry(options: TrendOptions): TrendGeometry {
  const { series, unit, formats, width, height, font, isRtl, target } = options;
  const numbers = series.flatMap(({ value, previous }) => [value, previous]);
  const values = [...numbers, target].filter((value) => typeof value === 'number');
  const axis = valueAxis(values, unit, height > 150 ? 3 : 2);
  const texts = axis.ticks.map((tick) => tickText(tick, unit, formats));
  const margin = Math.max(0, ...texts.map((text) => text.length)) * font * 0.58 + font * 0.8;
  const left = isRtl ? font / 2 : margin;
  const right = width - (isRtl ? margin : font / 2);
  const top = font * 0.7;
  const bottom = height - font * 1.9;
  const yOf = (value: number): number =>
    bottom - ((value - axis.min) / (axis.max - axis.min)) * (bottom - top);
  const place = (value: number | null | undefined): number | null =>
    typeof value === 'number' ? yOf(value) : null;
  const points = series.map((point, i): PlacedPoint => {
    const share = series.length > 1 ? i / (series.length - 1) : 0.5;
    const x = isRtl ? right - share * (right - left) : left + share * (right - left);
    return { point, x, y: place(point.value), previousY: place(point.previous) };
  });
  const zero = yOf(Math.max(0, axis.min));
  const isSolid = ({ y, point }: PlacedPoint): boolean => y !== null && !point.partial;
  const xOf = ({ x }: PlacedPoint): number => x;
  const yAt = ({ y }: PlacedPoint): number => y ?? 0;
  const drawn = line<PlacedPoint>(xOf, yAt).defined(isSolid).curve(curveMonotoneX).digits(1);
  const filled = area<PlacedPoint>(xOf, zero, yAt).defined(isSolid).curve(curveMonotoneX).digits(1);
  const before = line<PlacedPoint>(xOf, ({ previousY }) => previousY ?? 0)
    .defined(({ previousY }) => previousY !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const stands = (i: number): boolean => {
    const at = points[i];
    return at !== undefined && isSolid(at);
  };
  return {
    left,
    right,
    top,
    bottom,
    ticks: axis.ticks.map((tick, i) => ({ y: yOf(tick), text: texts[i] ?? '' })),
    labels: timeLabels(points, options, right - left),
    points,
    line: drawn(points) ?? '',
    area: filled(points) ?? '',
    previous: before(points) ?? '',
    unfinished: points.map((_, i) => unfinishedPath(points, i)).join(''),
    dots: points.filter(
      ({ y, point }, i) => y !== null && (point.partial || (!stands(i - 1) && !stands(i + 1))),
    ),
    target: place(target) ?? undefined,
  };
}

function unfinishedPath(points: readonly PlacedPoint[], i: number): string {
  const at = points[i];
  const neighbour = points[i - 1] ?? points[i + 1];
  if (!at?.point.partial || at.y === null || !neighbour || neighbour.y === null) return '';
  return `M${neighbour.x.toFixed(1)},${neighbour.y.toFixed(1)}L${at.x.toFixed(1)},${at.y.toFixed(1)}`;
}

function tickText(value: number, unit: Unit, formats: Formats): string {
  if (value === 0) return formats.number(0);
  if (unit === 'ratio' || unit === 'share') return formats.percent(value);
  if (unit === 'seconds' || unit === 'hours') return formats.value(value, unit);
  return formats.number(value, { notation: 'compact' });
}

function timeLabels(
  points: readonly PlacedPoint[],
  { interval, formats, font, width }: TrendOptions,
  room: number,
): TrendGeometry['labels'] {
  const each = font * (interval === 'month' ? 4 : 5.2);
  const step = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor(room / each))));
  return points
    .filter((_, i) => i % step === 0)
    .map(({ point, x }) => {
      const text = bucketText(point.start, interval, formats, 'axis');
      const half = text.length * font * 0.28;
      const anchor = x + half > width ? 'end' : x - half < -font ? 'start' : 'middle';
      return { x, text, anchor };
    });
}
