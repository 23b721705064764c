import type { FigureTable } from './figure-table.js';

/** A table as text for a message or a sheet: what it shows, then columns with tabs between. */
export function plainText({ columns, rows }: FigureTable, caption: string): string {
  const lines = [
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map(({ text }) => text)),
  ];
  const line = (cells: string[]): string =>
    cells.map((text) => text.replaceAll(/\s+/g, ' ')).join('\t');
  return [caption, '', ...lines.map(line), ''].join('\n');
}
