import { readLines } from '../../cli/read-lines.js';

/** A row of a table, by the names of its columns; NULL is undefined. */
export interface CopyRow {
  readonly table: string;
  get(column: string): string | undefined;
}

/** A post of 150,000 characters, three bytes each, everything escaped. */
const longestLine = 16 * 1024 * 1024;
const start = /^COPY (?:public\.)?"?(\w+)"? \((.*)\) FROM stdin;$/;
const escapes: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Reads the rows of some tables out of a dump of PostgreSQL, as `pg_dump` writes it, line by line. */
export async function* readCopy(
  source: AsyncIterable<Buffer>,
  tables: ReadonlySet<string>,
): AsyncGenerator<CopyRow> {
  let table: string | undefined;
  let columns = new Map<string, number>();
  for await (const { text, number } of readLines({ source, longest: longestLine })) {
    if (table === undefined) {
      const [, name = '', list = ''] = start.exec(text ?? '') ?? [];
      if (name === '') continue;
      table = name;
      const names = list.split(', ').map((column) => column.replaceAll('"', ''));
      columns = new Map(names.map((column, at) => [column, at]));
    } else if (text === String.raw`\.`) {
      table = undefined;
    } else if (tables.has(table)) {
      if (text === undefined) throw new Error(`line ${number} of the dump is too long`);
      yield toRow(table, columns, text.split('\t'));
    }
  }
  if (table !== undefined) throw new Error(`the dump ends within the table ${table}`);
}

function toRow(table: string, columns: ReadonlyMap<string, number>, cells: string[]): CopyRow {
  return {
    table,
    get: (column) => {
      const cell = cells[columns.get(column) ?? -1];
      return cell === undefined || cell === String.raw`\N` ? undefined : unescape(cell);
    },
  };
}

function unescape(cell: string): string {
  if (!cell.includes('\\')) return cell;
  return cell.replaceAll(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter);
}
