import type { Answer } from '@ruche/schema';
import { bucketText } from '../format/dates.js';
import { changeOf } from '../format/change-of.js';
import { currencyOf } from '../format/currency-of.js';
import type { Formats } from '../format/formats.js';
import { largestRemainder } from '../format/largest-remainder.js';
import { safeLink } from '../format/safe-link.js';
import { nameOf } from '../summary/name-of.js';
import { besideText } from '../summary/beside-text.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { contactTable } from './contact-table.js';
import { str } from '../words/str.js';

/** A cell: what is shown, and the exact value behind it for a file. */
export interface Cell {
  text: string;
  raw: string | number | null;
  link?: string | undefined;
}

/** An answer as rows and columns; every view as table and every export is made from it. */
export interface FigureTable {
  columns: { label: string; isNumber: boolean }[];
  rows: Cell[][];
}

/** The table of an answer: its ranking, its parts or its series, or the figure itself. */
export function figureTable(answers: readonly Answer[], formats: Formats): FigureTable {
  const [answer] = answers;
  if (!answer || answers.length > 1) return figures(answers, formats);
  if (answer.rows?.length) return ranking(answer, formats);
  if (Array.isArray(answer.edges)) return contactTable(answer, formats);
  if (answer.parts?.length) return partition(answer, formats);
  return answer.series?.length ? course(answer, formats) : figures(answers, formats);
}

function figures(answers: readonly Answer[], formats: Formats): FigureTable {
  return {
    columns: [
      { label: msg('Figure', { id: 'col-figure' }), isNumber: false },
      { label: msg('Value', { id: 'col-value' }), isNumber: true },
      { label: msg('Before', { id: 'col-before' }), isNumber: true },
      { label: msg('Change', { id: 'col-change' }), isNumber: true },
    ],
    rows: answers.map((answer) => {
      const show = shower(answer, formats);
      const before = answer.previous?.value ?? null;
      const change = changeOf(answer, formats)?.text ?? '';
      return [label(answer.metric.label), show(answer.value), show(before), label(change)];
    }),
  };
}

function course(answer: Answer, formats: Formats): FigureTable {
  const { series = [], window, metric } = answer;
  const show = shower(answer, formats);
  const hasBefore = series.some(({ previous }) => typeof previous === 'number');
  const keys = Array.from(new Set(series.flatMap(({ parts }) => Object.keys(parts ?? {}))));
  return {
    columns: [
      { label: msg('Period', { id: 'col-period' }), isNumber: false },
      { label: metric.label, isNumber: true },
      ...(hasBefore ? [{ label: msg('Before', { id: 'col-before' }), isNumber: true }] : []),
      ...keys.map((key) => ({ label: partLabel(key), isNumber: true })),
    ],
    rows: series.map((point) => {
      const when = bucketText(point.start, window.interval, formats);
      const note = point.partial ? ` (${msg('unfinished', { id: 'unfinished' })})` : '';
      const first: Cell = { text: when + note, raw: point.start.slice(0, 10) };
      return [
        first,
        show(point.value),
        ...(hasBefore ? [show(point.previous ?? null)] : []),
        ...keys.map((key): Cell => {
          const raw = point.parts?.[key] ?? null;
          return { text: besideText(key, raw, { unit: metric.unit, formats }), raw };
        }),
      ];
    }),
  };
}

function ranking(answer: Answer, formats: Formats): FigureTable {
  const rows = answer.rows ?? [];
  const keys = Array.from(new Set(rows.flatMap(({ parts }) => Object.keys(parts ?? {}))));
  const hasAuthor = rows.some(({ author }) => author);
  // Where one of the parts is what ranks, its column says it.
  const isPart = keys.some((key) => rows.every(({ parts, value }) => parts?.[key] === value));
  // Where a count stands beside it, the figure itself is a place among 100.
  const heading = (key: string): string =>
    keys.includes(`${key}_count`)
      ? msg(str`${partLabel(key)} (0–100)`, { id: 'col-of-100' })
      : partLabel(key);
  const plain = (value: number | null | undefined): Cell => ({
    text: formats.value(value, 'count'),
    raw: value ?? null,
  });
  return {
    columns: [
      { label: msg('Rank', { id: 'col-rank' }), isNumber: true },
      { label: msg('Name', { id: 'col-name' }), isNumber: false },
      ...(hasAuthor ? [{ label: msg('Author', { id: 'col-author' }), isNumber: false }] : []),
      ...(isPart ? [] : [{ label: msg('Score', { id: 'col-score' }), isNumber: true }]),
      ...keys.map((key) => ({ label: heading(key), isNumber: true })),
    ],
    rows: rows.map((row) => [
      plain(row.rank),
      { ...label(nameOf(row.name)), link: safeLink(row.url) },
      ...(hasAuthor ? [label(row.author?.name ?? '')] : []),
      ...(isPart ? [] : [plain(row.value)]),
      ...keys.map((key) => plain(row.parts?.[key])),
    ]),
  };
}

function partition(answer: Answer, formats: Formats): FigureTable {
  const parts = answer.parts ?? [];
  const shares = largestRemainder(
    parts.map(({ share }) => share ?? 0),
    1,
  );
  const hasValues = parts.some(({ value }) => value !== null);
  const hasShares = parts.some(({ share }) => typeof share === 'number');
  const hasPeople = parts.some(({ people }) => typeof people === 'number');
  const unit = hasShares ? 'count' : answer.metric.unit;
  return {
    columns: [
      { label: msg('Part', { id: 'col-part' }), isNumber: false },
      ...(hasValues ? [{ label: msg('Value', { id: 'col-value' }), isNumber: true }] : []),
      ...(hasShares ? [{ label: msg('Share', { id: 'col-share' }), isNumber: true }] : []),
      ...(hasPeople ? [{ label: partLabel('people'), isNumber: true }] : []),
    ],
    rows: parts.map((part, i) => [
      label(part.label),
      ...(hasValues ? [{ text: formats.value(part.value, unit), raw: part.value }] : []),
      ...(hasShares
        ? [
            {
              text: typeof part.share === 'number' ? formats.percent(shares[i] ?? 0) : '',
              raw: part.share ?? null,
            },
          ]
        : []),
      ...(hasPeople
        ? [{ text: formats.value(part.people, 'count'), raw: part.people ?? null }]
        : []),
    ]),
  };
}

function shower(answer: Answer, formats: Formats): (value: number | null) => Cell {
  const currency = currencyOf(answer);
  return (value) => ({ text: formats.value(value, answer.metric.unit, currency), raw: value });
}

function label(text: string): Cell {
  return { text, raw: text };
}
