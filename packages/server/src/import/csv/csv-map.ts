import { readFileSync } from 'node:fs';
import { WrongUsage } from '../../cli/command.js';
import { isObject } from '../../collector/json-object.js';

/** Where a field of a message comes from: a column, or the same value on every row. */
export type CsvField =
  | { readonly column: string; readonly as?: 'number' | 'boolean' }
  | { readonly value: unknown };

/** Fields of messages by their paths: `userId`, `properties.post_id`, `context.groupId` … */
export type CsvMap = ReadonlyMap<string, CsvField>;

const topFields = new Set([
  'type',
  'event',
  'userId',
  'anonymousId',
  'messageId',
  'groupId',
  'timestamp',
  'name',
  'previousId',
]);
const bags = new Set(['properties', 'traits', 'context']);

/**
 * Reads `--map`: either a JSON file of `{"userId": "author", "event": {"value": "Post Created"}}`, or such
 * pairs themselves: `userId=author`, `event="Post Created"` (in quotes: a value, not a column). A column is
 * text unless it says otherwise: `properties.active_ms=duration:number`.
 *
 * @throws WrongUsage
 */
export function readCsvMap(given: readonly string[]): CsvMap {
  const map = new Map<string, CsvField>();
  for (const text of given) {
    if (text.endsWith('.json')) for (const [path, field] of fromFile(text)) map.set(path, field);
    else map.set(...fromPair(text));
  }
  for (const path of map.keys()) {
    const [head = '', ...rest] = path.split('.');
    const isKnown = rest.length === 0 ? topFields.has(head) : bags.has(head);
    if (!isKnown || rest.includes('') || rest.includes('__proto__')) {
      throw new WrongUsage(`--map: a message has no field ${path}`);
    }
  }
  return map;
}

function fromPair(text: string): [string, CsvField] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new WrongUsage(`--map takes FIELD=COLUMN, FIELD="VALUE" or a .json file: ${text}`);
  const [path, source] = [text.slice(0, at), text.slice(at + 1)];
  if (!source.startsWith('"')) return [path, columnOf(source)];
  try {
    return [path, { value: JSON.parse(source) as unknown }];
  } catch {
    throw new WrongUsage(`--map: ${source} is not a value in quotes`);
  }
}

/** `minutes:number` is a number, `minutes` the text of the cell. */
function columnOf(source: string): CsvField {
  const [, column = source, as] = /^(.+):(number|boolean)$/.exec(source) ?? [];
  return as === 'number' || as === 'boolean' ? { column, as } : { column };
}

function fromFile(file: string): [string, CsvField][] {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WrongUsage(`--map: ${file} cannot be read: ${(error as Error).message}`);
  }
  if (!isObject(read)) throw new WrongUsage(`--map: ${file} must be an object`);
  return Object.entries(read).map(([path, field]) => {
    if (typeof field === 'string') return [path, columnOf(field)];
    if (isObject(field) && 'value' in field) return [path, { value: field['value'] }];
    throw new WrongUsage(`--map: ${path} must be a column or {"value": …}`);
  });
}
