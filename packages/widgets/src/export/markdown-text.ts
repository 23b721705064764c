import type { FigureTable } from './figure-table.js';

/** A table as Markdown, with the texts that are on screen. */
export function markdownText(
  { columns, rows }: FigureTable,
  heading: string,
  summary: string,
): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${escapeMark(heading)}**`,
    '',
    escapeMark(summary),
    '',
    line(columns.map(({ label }) => escapeMark(label))),
    line(columns.map(({ isNumber }) => (isNumber ? '--:' : '---'))),
    ...rows.map((row) =>
      line(
        row.map(({ text, link }) =>
          link
            ? `[${escapeMark(text)}](${encodeURI(link).replaceAll(')', '%29')})`
            : escapeMark(text),
        ),
      ),
    ),
    '',
  ].join('\n');
}

function escapeMark(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&');
}
