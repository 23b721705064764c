import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.js';

/** A mutation that has not come to its end by then is told as a failure; the engine goes on with it. */
const longestMs = 3_600_000;

interface Progress {
  mutation_id: string;
  is_done: number;
  latest_fail_reason: string;
}

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
  const { own, onCluster } = placeOf(store, table);
  await store.command(`ALTER TABLE {table:Identifier}${onCluster} ${change}`, {
    ...parameters,
    table: own,
  });
  const deadline = performance.now() + longestMs;
  for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
    const all = await progressOf(store, table);
    const ours = all.filter((one) => !before.has(one.mutation_id));
    const failure = ours.find((one) => one.is_done === 0 && one.latest_fail_reason !== '');
    if (failure || performance.now() > deadline) {
      throw new Error(`${table} cannot be rewritten: ${failure?.latest_fail_reason ?? 'too slow'}`);
    }
    if (ours.every((one) => one.is_done === 1)) break;
    await sleep(pause);
  }
  const database = store.cluster ? '{database:String}' : 'currentDatabase()';
  await store.command(
    `KILL MUTATION${onCluster} WHERE database = ${database} AND table = {table:String} AND is_done = 1 SYNC`,
    { database: store.cluster?.database, table: own },
  );
}

/** The table whose rows can be rewritten: in a cluster that of every node, under the view over all. */
function placeOf({ cluster }: Store, table: string): { own: string; onCluster: string } {
  if (!cluster) return { own: table, onCluster: '' };
  const onCluster = cluster.replicated ? ` ON CLUSTER '${cluster.name}'` : '';
  return { own: `${table}_local`, onCluster };
}

/** How far each rewriting of a table has come, on every node. */
function progressOf(store: Store, table: string): Promise<Progress[]> {
  const { cluster } = store;
  const { own } = placeOf(store, table);
  if (!cluster) {
    return store.query<Progress>(
      `SELECT mutation_id, is_done, latest_fail_reason FROM system.mutations
       WHERE database = currentDatabase() AND table = {table:String}`,
      { table: own },
    );
  }
  return store.query<Progress>(
    `SELECT concat(toString(_shard_num), ' ', hostName(), ' ', mutation_id) AS mutation_id,
       is_done, latest_fail_reason
     FROM clusterAllReplicas({cluster:String}, system.mutations)
     WHERE database = {database:String} AND table = {table:String}`,
    { cluster: cluster.name, database: cluster.database, table: own },
  );
}
