import type { Connection } from './database.js';
import type { Cluster } from './engine.js';

/** What an engine's address says. */
export interface EngineAddress {
  connection: Connection;
  /** Where the tables are spread over the nodes of a cluster. */
  cluster: Cluster | undefined;
  /** Further nodes that hear every statement, in a cluster that has no Keeper to carry it. */
  others: Connection[];
}

const clusterName = /^[A-Za-z_][\w.-]{0,63}$/;

/**
 * Reads `http(s)://user:password@host:8123/database`, by default database `ruche` and user `default`, with
 *
 * - `?cluster=NAME`: the tables are replicated and sharded over this cluster of the servers’ configuration;
 * - `?cluster=NAME&nodes=HOST:PORT,…`: a cluster of shards without replicas and without Keeper; these are its
 *   other nodes, by their HTTP ports.
 */
export function readEngineUrl(url: string): EngineAddress {
  const address = new URL(url);
  const connection = {
    url: address.origin,
    username: decodeURIComponent(address.username) || 'default',
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)) || 'ruche',
  };
  const name = address.searchParams.get('cluster');
  if (name === null) return { connection, cluster: undefined, others: [] };
  if (!clusterName.test(name)) throw new Error(`${name} is no name of a cluster`);

  const nodes = address.searchParams.get('nodes')?.split(',').filter(Boolean) ?? [];
  return {
    connection,
    cluster: { name, database: connection.database, replicated: nodes.length === 0 },
    others: nodes.map((node) => ({ ...connection, url: `${address.protocol}//${node}` })),
  };
}
