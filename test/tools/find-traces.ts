import { expect } from 'vitest';
import { readEngineFiles } from './read-engine-files.js';
import type { TestServer } from './start-test-server.js';
import { tableNames } from '../../packages/server/src/store/tables.js';

/** Where texts stand: in any column of any table, or in any file. */
export async function findTraces(
  { store }: TestServer,
  texts: readonly string[],
): Promise<string[]> {
  const places: string[] = [];
  const columns = await store.query<{ table: string; name: string }>(
    `SELECT table, name FROM system.columns WHERE database = 'ruche'`,
  );
  for (const { table, name: column } of columns) {
    const [row] = await store.query<{ n: string }>(
      `SELECT count() AS n FROM ${table} WHERE multiSearchAnyCaseInsensitiveUTF8(toString(${column}), {texts:Array(String)})`,
      { texts },
    );
    if (row?.n !== '0') places.push(`${table}.${column}`);
  }
  for (const { path, content } of readEngineFiles(store.dir)) {
    const plain = content.toString('utf8').toLowerCase();
    if (texts.some((text) => plain.includes(text.toLowerCase()))) places.push(path);
  }
  return places;
}

/** Lets the engine remove what it has rewritten, which otherwise takes ten minutes. */
export async function dropOldFiles(server: TestServer): Promise<void> {
  for (const table of tableNames) {
    await server.store.command(`ALTER TABLE ${table} MODIFY SETTING old_parts_lifetime = 1,
      cleanup_delay_period = 1, max_cleanup_delay_period = 1, cleanup_delay_period_random_add = 0`);
  }
  await server.restart();
  const old = `SELECT count() AS n FROM system.parts WHERE database = 'ruche' AND NOT active AND table IN {names:Array(String)}`;
  await expect
    .poll(() => server.store.query(old, { names: tableNames }), { timeout: 25_000 })
    .toEqual([{ n: '0' }]);
}
