import type { Cell, FigureTable } from './figure-table.js';

/** A table as HTML that any editor takes, with the texts that are on screen. */
export function htmlText(table: FigureTable, caption: string): string {
  const align = (i: number): string =>
    table.columns[i]?.isNumber ? ' style="text-align:right"' : '';
  const head = table.columns.map(
    ({ label }, i) => `<th scope="col"${align(i)}>${escapeMarkup(label)}</th>`,
  );
  const body = table.rows.map((row) => {
    const cells = row.map((cell, i) => `<td${align(i)}>${content(cell)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    '<table>',
    `<caption>${escapeMarkup(caption)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}

/** Text that stands for itself in HTML and XML. */
export function escapeMarkup(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? '');
}

function content({ text, link }: Cell): string {
  const shown = escapeMarkup(text);
  return link ? `<a href="${escapeMarkup(link)}">${shown}</a>` : shown;
}
