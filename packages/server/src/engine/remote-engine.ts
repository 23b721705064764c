import { closeEngineClients, createDatabase, createEngineClients } from './database.js';
import type { EngineClients } from './database.js';
import { EngineUnavailable } from './engine.js';
import type { Engine } from './engine.js';
import { createHttpEngine } from './http-engine.js';

/** A ClickHouse server or cluster by its address. */
export interface RemoteEngineOptions {
  /** `http(s)://user:password@host:8123/database`. @defaultValue database `ruche`, user `default` */
  url: string;
}

/**
 * Speaks to a ClickHouse that somebody else keeps. It connects on first use and again after every
 * failure, so a server that is down at the start is no reason not to start.
 */
export function openRemoteEngine({ url }: RemoteEngineOptions): Engine {
  const address = new URL(url);
  const connection = {
    url: address.origin,
    username: decodeURIComponent(address.username) || 'default',
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)) || 'ruche',
  };
  let clients: Promise<EngineClients> | undefined;
  let closed = false;

  const connect = async () => {
    if (closed) throw new EngineUnavailable('The store is closed');
    clients ??= createDatabase(connection).then(() => createEngineClients(connection));
    try {
      return await clients;
    } catch (error) {
      clients = undefined;
      const message = error instanceof Error ? error.message : String(error);
      throw new EngineUnavailable(`No connection to ${address.host}: ${message}`, { cause: error });
    }
  };

  return createHttpEngine({
    kind: 'remote',
    connect,
    close: async () => {
      closed = true;
      const last = await clients?.catch(() => undefined);
      if (last) await closeEngineClients(last);
    },
  });
}
