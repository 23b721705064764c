import type { ColumnInteger } from '../store/tables.js';
import type { StoredRow } from '../store/store.js';

/** The traits of a person that are kept; any other stays outside. */
export const keptTraits = [
  'name',
  'avatar',
  'url',
  'segment',
  'kind',
  'staff',
  'suspended',
  'ranking',
  'test',
  'createdAt',
] as const;

/** The trait that holds the user id itself, so that rankings can name whom they list. */
export const idTrait = 'id';

/** Longer values are cut. */
const longestValue = 1000;

/** The row that remembers which user id a person key stands for. */
export function idRow(site: string, actor: ColumnInteger, userId: string): StoredRow {
  return { table: 'people', row: { site, trait: idTrait, actor, value: userId, ver: '0' } };
}

/**
 * The rows of an `identify`: one for each kept trait, so that later calls that tell only some of them
 * leave the others. `null` takes a trait back.
 */
export function traitRows(
  site: string,
  actor: ColumnInteger,
  traits: Record<string, unknown>,
  time: Date,
): StoredRow[] {
  const ver = String(time.getTime());
  const rows: StoredRow[] = [];
  for (const trait of keptTraits) {
    const value = toText(Object.hasOwn(traits, trait) ? traits[trait] : undefined);
    if (value !== undefined)
      rows.push({ table: 'people', row: { site, trait, actor, value, ver } });
  }
  return rows;
}

function toText(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value.slice(0, longestValue);
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : undefined;
}
