import type { Answer } from '@ruche/schema';
import { trendGeometry } from '../chart/trend-geometry.js';
import { changeOf } from '../format/change-of.js';
import { currencyOf } from '../format/currency-of.js';
import { windowText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { summaryOf } from '../summary/summary-of.js';
import { figureTable } from './figure-table.js';

/** A mark of a picture; the same list becomes an SVG file or is painted on a canvas. */
export type Mark =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius: number; fill: string }
  | { kind: 'path'; d: string; stroke?: string; width?: number; fill?: string; dash?: string; opacity?: number }
  | { kind: 'circle'; x: number; y: number; fill: string; stroke: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; fill: string; weight?: number; anchor?: 'start' | 'middle' | 'end' }; // prettier-ignore

/** A picture of a figure. */
export interface Picture {
  width: number;
  height: number;
  font: string;
  marks: Mark[];
}

/** The colours and letters of the element that the picture is of. */
export interface Look {
  surface: string;
  ink: string;
  muted: string;
  accent: string;
  second: string;
  font: string;
}

/** What a picture is made from. */
export interface PictureOptions {
  answers: readonly Answer[];
  heading: string;
  formats: Formats;
  look: Look;
}

const width = 800;
const pad = 32;
const most = 30;

/** A card with the figure, its chart or its rows, and the sentence that says what it shows. */
export function picture({ answers, heading, formats, look }: PictureOptions): Picture {
  const [answer] = answers;
  const marks: Mark[] = [];
  let y = pad;
  const write = (text: string, size: number, fill: string, weight = 400): void => {
    for (const line of wrap(text, size)) {
      y += size * 1.35;
      marks.push({ kind: 'text', x: pad, y, text: line, size, fill, weight });
    }
  };
  write(heading, 20, look.ink, 600);
  if (answer) write(windowText(answer.window, formats), 14, look.muted);
  const isFigure = answers.length === 1 && answer && !answer.rows && !answer.parts;
  if (isFigure) {
    const change = changeOf(answer, formats)?.text;
    write(formats.value(answer.value, answer.metric.unit, currencyOf(answer)), 40, look.ink, 600);
    if (change) write(change, 16, look.muted, 600);
  }
  y += 16;
  if (isFigure && answer.series?.length) y += drawSeries(marks, answer, { formats, look, y });
  else if (!isFigure) y += drawRows(marks, answers, { formats, look, y });
  if (answer && answers.length === 1) write(summaryOf(answer, formats), 13, look.muted);
  const height = Math.ceil(y + pad);
  marks.unshift({ kind: 'rect', x: 0, y: 0, width, height, radius: 0, fill: look.surface });
  return { width, height, font: look.font, marks };
}

interface Place {
  formats: Formats;
  look: Look;
  y: number;
}

function drawSeries(marks: Mark[], answer: Answer, { formats, look, y }: Place): number {
  const { series = [], metric, window } = answer;
  const height = 260;
  const size = { width: width - 2 * pad, height, font: 13, isRtl: false };
  const { interval } = window;
  const g = trendGeometry({ series, unit: metric.unit, interval, formats, ...size });
  // The geometry starts at 0,0; the picture has a margin.
  const shift = (d: string): string =>
    d.replaceAll(/(-?[\d.]+),(-?[\d.]+)/g, (_, a: string, b: string) => `${+a + pad},${+b + y}`);
  const text = { kind: 'text', size: 13, fill: look.muted } as const;
  for (const tick of g.ticks) {
    const at = tick.y + y;
    const d = `M${g.left + pad},${at}L${g.right + pad},${at}`;
    marks.push({ kind: 'path', d, stroke: look.muted, width: 1, opacity: 0.3 });
    marks.push({ ...text, x: g.left + pad - 8, y: at + 4, text: tick.text, anchor: 'end' });
  }
  for (const label of g.labels) {
    marks.push({ ...text, ...label, x: label.x + pad, y: y + height - 5 });
  }
  marks.push({ kind: 'path', d: shift(g.area), fill: look.accent, opacity: 0.1 });
  marks.push({ kind: 'path', d: shift(g.previous), stroke: look.muted, dash: '4 4' });
  marks.push({ kind: 'path', d: shift(g.line), stroke: look.accent });
  marks.push({ kind: 'path', d: shift(g.unfinished), stroke: look.accent, dash: '1 5' });
  for (const { x, y: at, point } of g.dots) {
    const fill = point.partial ? look.surface : look.accent;
    marks.push({ kind: 'circle', x: x + pad, y: (at ?? 0) + y, fill, stroke: look.accent });
  }
  return height + 8;
}

function drawRows(marks: Mark[], answers: readonly Answer[], { formats, look, y }: Place): number {
  const { columns, rows } = figureTable(answers, formats);
  const step = 34;
  const shown = rows.slice(0, most);
  const names = columns.findIndex(({ isNumber }) => !isNumber);
  const numbers = columns.flatMap(({ isNumber }, i) => (isNumber && i > names ? [i] : []));
  const right = width - pad;
  const column = Math.min(120, (width / 2 - pad) / Math.max(1, numbers.length));
  const text = { kind: 'text', size: 13 } as const;
  const room = Math.floor((right - pad - numbers.length * column) / 8);
  const xOf = (place: number): number => right - (numbers.length - 1 - place) * column;
  for (const [place, i] of numbers.entries()) {
    const label = cut(columns[i]?.label ?? '', 16);
    marks.push({ ...text, x: xOf(place), y: y + 12, text: label, fill: look.muted, anchor: 'end' });
  }
  for (const [index, row] of shown.entries()) {
    const at = y + 20 + index * step;
    const base = at + 21;
    marks.push({
      kind: 'path',
      d: `M${pad},${at}L${right},${at}`,
      stroke: look.muted,
      width: 1,
      opacity: 0.3,
    });
    const rank = names > 0 ? `${row[0]?.text ?? ''}.  ` : '';
    const name = cut(`${rank}${row[names]?.text ?? ''}`, room);
    marks.push({ ...text, size: 14, x: pad, y: base, text: name, fill: look.ink, weight: 500 });
    for (const [place, i] of numbers.entries()) {
      const value = row[i]?.text ?? '';
      marks.push({
        ...text,
        size: 14,
        x: xOf(place),
        y: base,
        text: value,
        fill: look.ink,
        anchor: 'end',
      });
    }
  }
  return 20 + shown.length * step + 4;
}

function cut(text: string, length: number): string {
  const signs = Array.from(text);
  return signs.length > length ? `${signs.slice(0, length - 1).join('')}…` : text;
}

function wrap(text: string, size: number): string[] {
  const room = Math.floor((width - 2 * pad) / (size * 0.52));
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (longer.length <= room || !lines[last]) lines[last] = cut(longer, room);
    else lines.push(cut(word, room));
  }
  return lines.filter(Boolean);
}
