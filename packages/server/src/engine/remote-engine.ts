import { closeEngineClients, createDatabase, createEngineClients } from './database.js';
import type { Connection, EngineClients } from './database.js';
import { EngineUnavailable } from './engine.js';
import type { Cluster, Engine } from './engine.js';
import { createHttpEngine } from './http-engine.js';
import { readEngineUrl } from './read-engine-url.js';

/** A ClickHouse server or cluster by its address. */
export interface RemoteEngineOptions {
  /** See {@link readEngineUrl}. */
  url: string;
}

/**
 * Speaks to a ClickHouse that somebody else keeps: a server, or a cluster through any of its nodes. It
 * connects on first use and again after every failure, so a server that is down at the start is no reason
 * not to start.
 */
export function openRemoteEngine({ url }: RemoteEngineOptions): Engine {
  const { connection, cluster, others } = readEngineUrl(url);
  const engine = openNode(connection, cluster);
  if (others.length === 0) return engine;

  const nodes = [engine, ...others.map((other) => openNode(other, cluster))];
  return {
    ...engine,
    command: async (sql, parameters) => {
      for (const node of nodes) await node.command(sql, parameters);
    },
    close: async () => {
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}

function openNode(connection: Connection, cluster: Cluster | undefined): Engine {
  let clients: Promise<EngineClients> | undefined;
  let closed = false;
  const onCluster = cluster?.replicated ? cluster.name : undefined;

  const connect = async () => {
    if (closed) throw new EngineUnavailable('The store is closed');
    clients ??= createDatabase(connection, onCluster).then(() => createEngineClients(connection));
    try {
      return await clients;
    } catch (error) {
      clients = undefined;
      const { host } = new URL(connection.url);
      const message = error instanceof Error ? error.message : String(error);
      throw new EngineUnavailable(`No connection to ${host}: ${message}`, { cause: error });
    }
  };

  return createHttpEngine({
    kind: 'remote',
    cluster,
    connect,
    close: async () => {
      closed = true;
      const last = await clients?.catch(() => undefined);
      if (last) await closeEngineClients(last);
    },
  });
}
