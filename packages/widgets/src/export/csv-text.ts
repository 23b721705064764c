import type { FigureTable } from './figure-table.js';

/**
 * A table as CSV (RFC 4180) with exact values. It starts with a byte order mark, without which Excel
 * garbles accents, and text that a spreadsheet would run as a formula is disarmed.
 */
export function csvText({ columns, rows }: FigureTable): string {
  const lines = [
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map(({ raw }) => raw)),
  ];
  return `\uFEFF${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
