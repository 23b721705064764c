import type { Answer } from '@ruche/schema';
import type { Formats } from '../format/formats.js';
import { nameOf } from '../summary/name-of.js';

/** A group in the plot. */
export interface FunnelDot {
  x: number;
  y: number;
  label: string;
  /** Further from the whole than chance explains. */
  isOutside: boolean;
}

/** Where everything in a funnel plot is, in px. */
export interface FunnelGeometry {
  dots: FunnelDot[];
  /** The figure of all groups together. */
  whole: number;
  wholeText: string;
  upper: string;
  lower: string;
  /** Sizes of groups, along the foot. */
  ticks: { x: number; text: string }[];
  values: { y: number; text: string }[];
  left: number;
  right: number;
}

/** A funnel plot of rates by size of group; nothing where there is no rate or nothing to place. */
export function funnelGeometry(
  { value, metric, parts = [] }: Answer,
  {
    width,
    height,
    font,
    formats,
  }: { width: number; height: number; font: number; formats: Formats },
): FunnelGeometry | undefined {
  const groups = parts.flatMap(({ key, label, value: size, people, denominator }) => {
    const n = people ?? denominator ?? 0;
    return typeof size === 'number' && n > 0 ? [{ label: label || nameOf(key), size, n }] : [];
  });
  if (metric.unit !== 'ratio' || typeof value !== 'number' || groups.length < 2) return undefined;
  const [left, right, top, bottom] = [font * 3.6, width - font, font, height - font * 2.4];
  const most = Math.max(...groups.map(({ n }) => n)) * 1.08;
  const error = (n: number): number => 1.96 * Math.sqrt((value * (1 - value)) / n);
  // Sizes by their square root: the many small groups get room.
  const x = (n: number): number => left + Math.sqrt(n / most) * (right - left);
  const high = Math.min(1, Math.max(...groups.map(({ size }) => size), value) * 1.15 || 1);
  const y = (size: number): number =>
    bottom - (Math.max(0, Math.min(high, size)) / high) * (bottom - top);
  const steps = Array.from({ length: 41 }, (_, i) => most * Math.max(0.002, (i / 40) ** 2));
  const line = (sign: number): string =>
    steps
      .map((n, i) => `${i ? 'L' : 'M'}${x(n).toFixed(1)},${y(value + sign * error(n)).toFixed(1)}`)
      .join('');
  return {
    dots: groups.map(({ label, size, n }) => ({
      x: x(n),
      y: y(size),
      label,
      isOutside: Math.abs(size - value) > error(n),
    })),
    whole: y(value),
    wholeText: formats.value(value, 'ratio'),
    upper: line(1),
    lower: line(-1),
    ticks: [0.25, 0.5, 1].map((share) => {
      const n = Math.max(1, Math.round((most / 1.08) * share ** 2));
      return { x: x(n), text: formats.number(n) };
    }),
    values: [0, high].map((size) => ({
      y: y(size),
      text: formats.percent(size, { maximumFractionDigits: 0 }),
    })),
    left,
    right,
  };
}
