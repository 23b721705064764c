/** One row as a line of JSONEachRow, with integers of any size as ClickHouse reads them. */
export function rowText(row: Record<string, unknown>): string {
  let text = '{';
  for (const column of Object.keys(row)) {
    const value = row[column];
    if (value === undefined) continue;
    if (text.length > 1) text += ',';
    text += `"${column}":${valueText(value)}`;
  }
  return `${text}}\n`;
}

function valueText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'bigint':
      return `"${value}"`;
    case 'boolean':
      return value ? '1' : '0';
    default:
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(valueText).join(',')}]`;
      return JSON.stringify(value);
  }
}

/** Text that stands in JSON as it is. */
const plain = /^[ !#-[\]-~]*$/;

/** The engine refuses half a surrogate pair, which JSON can carry: U+FFFD takes its place. */
function stringText(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  const text = JSON.stringify(value);
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}
