import type { Answer } from '@ruche/schema';
import type { Formats } from '../format/formats.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import type { Cell, FigureTable } from './figure-table.js';

/** The table of a network: each circle of people with those that it turns to, a line for each contact. */
export function contactTable({ parts = [], edges = [] }: Answer, formats: Formats): FigureTable {
  const labels = new Map(parts.map(({ key, label }) => [key, label]));
  const text = (value: string): Cell => ({ text: value, raw: value });
  const count = (value: number | null): Cell => ({
    text: formats.value(value, 'count'),
    raw: value,
  });
  return {
    columns: [
      { label: msg('Part', { id: 'col-part' }), isNumber: false },
      { label: partLabel('people'), isNumber: true },
      { label: msg('Turns to', { id: 'col-turns-to' }), isNumber: false },
      { label: msg('Contacts', { id: 'col-contacts' }), isNumber: true },
    ],
    rows: parts.flatMap((part) => {
      const own = edges.filter(({ source, target }) => source === part.key && labels.has(target));
      const head = [text(part.label), count(part.value)];
      if (own.length === 0) return [[...head, text(''), { text: '', raw: null }]];
      return own.map(({ target, value }) => [
        ...head,
        text(labels.get(target) ?? target),
        count(value),
      ]);
    }),
  };
}
