import type { Answer } from '@ruche/schema';

type Cell = string | number | null | undefined;

/** An answer as text for a terminal: the figure first, then what it is made of. */
export function answerTable(answer: Answer): string {
  const { metric, group, window, value, previous, change, series, parts, rows } = answer;
  const head: [string, Cell][] = [
    ['metric', `${metric.label} (${metric.id}, ${metric.unit})`],
    ['group', group ?? 'whole site'],
    ['window', `${window.from} – ${window.to}, ${window.timezone}`],
    [
      'value',
      value ?? `none (${answer.reason ?? answer.suppressed?.reason ?? 'nothing to count'})`,
    ],
  ];
  if (previous)
    head.push([
      'before',
      `${text(previous.value)} (${previous.window.from} – ${previous.window.to})`,
    ]);
  if (change) head.push(['change', `${text(change.absolute)}${percent(change.relative)}`]);
  const sections = [grid(head)];
  if (rows) {
    sections.push(
      grid([
        ['rank', 'name', 'id', 'value'],
        ...rows.map(({ rank, name, id, value: amount }): Cell[] => [rank, name, id, amount]),
      ]),
    );
  }
  if (parts) {
    sections.push(
      grid([
        ['part', 'value', 'share'],
        ...parts.map(({ label, value: amount, share, suppressed }): Cell[] => [
          label,
          suppressed ? 'hidden' : amount,
          share,
        ]),
      ]),
    );
  }
  if (series) {
    sections.push(
      grid([
        ['from', 'value', 'before'],
        ...series.map(({ start, value: amount, previous: before, partial }): Cell[] => [
          start,
          partial ? `${text(amount)}*` : amount,
          before,
        ]),
      ]),
    );
    if (series.some(({ partial }) => partial)) sections.push('* not whole yet\n');
  }
  return sections.join('\n');
}

function grid(rows: readonly (readonly Cell[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => text(row[column]).length)),
  );
  return rows
    .map(
      (row) =>
        `${widths
          .map((width, column) => text(row[column]).padEnd(width))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function text(cell: Cell): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? String(Math.round(cell * 10_000) / 10_000) : cell;
}

function percent(share: number | null): string {
  return share === null ? '' : ` (${share >= 0 ? '+' : ''}${text(share * 100)} %)`;
}
