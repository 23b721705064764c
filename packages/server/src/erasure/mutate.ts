import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.js';

/** A mutation that has not come to its end by then is told as a failure; the engine goes on with it. */
const longestMs = 3_600_000;

interface Progress {
  mutation_id: string;
  is_done: number;
  latest_fail_reason: string;
}

const progressSql = `
  SELECT mutation_id, is_done, latest_fail_reason FROM system.mutations
  WHERE database = currentDatabase() AND table = {table:String}`;

/**
 * Rewrites rows of a table and resolves once no active part has the old ones. The engine writes the text of
 * a mutation, with all its values, into a file beside the table; that file is removed as well.
 */
export async function mutate(
  store: Store,
  table: string,
  change: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  const before = new Set((await progressOf(store, table)).map((one) => one.mutation_id));
  await store.command(`ALTER TABLE {table:Identifier} ${change}`, { ...parameters, table });
  const deadline = performance.now() + longestMs;
  for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
    const all = await progressOf(store, table);
    const own = all.filter((one) => !before.has(one.mutation_id));
    const failure = own.find((one) => one.is_done === 0 && one.latest_fail_reason !== '');
    if (failure || performance.now() > deadline) {
      throw new Error(`${table} cannot be rewritten: ${failure?.latest_fail_reason ?? 'too slow'}`);
    }
    if (own.every((one) => one.is_done === 1)) break;
    await sleep(pause);
  }
  await store.command(
    `KILL MUTATION WHERE database = currentDatabase() AND table = {table:String} AND is_done = 1 SYNC`,
    { table },
  );
}

function progressOf(store: Store, table: string): Promise<Progress[]> {
  return store.query<Progress>(progressSql, { table });
}
