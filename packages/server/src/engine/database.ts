import { createClient } from '@clickhouse/client';
import type { ClickHouseClient } from '@clickhouse/client';

/** How to reach a ClickHouse over HTTP. */
export interface Connection {
  url: string;
  username: string;
  password: string;
  database: string;
}

/** A client whose unqualified table names mean those of the connection's database. */
function createEngineClient(connection: Connection): ClickHouseClient {
  return createClient({
    ...connection,
    application: 'ruche',
    request_timeout: 120_000,
    max_open_connections: 16,
    // Below the engine's own limit for an idle connection, so that it never closes one under a request.
    keep_alive: { enabled: true, idle_socket_ttl: 2_000 },
    compression: { request: false, response: false },
    log: { LoggerClass: SilentLogger },
  });
}

/** Connections of two kinds, so that slow questions never keep rows waiting. */
export interface EngineClients {
  /** For answers. */
  questions: ClickHouseClient;
  /** For inserts, and for whatever else must get through. */
  work: ClickHouseClient;
}

/** See {@link EngineClients}. */
export function createEngineClients(connection: Connection): EngineClients {
  return { questions: createEngineClient(connection), work: createEngineClient(connection) };
}

/** Closes both; what is on its way rejects. */
export async function closeEngineClients({ questions, work }: EngineClients): Promise<void> {
  await Promise.allSettled([questions.close(), work.close()]);
}

/** Makes the database, on every node of a cluster, unless it is there; a user without that right may still find it made. */
export async function createDatabase(connection: Connection, cluster?: string): Promise<void> {
  const client = createEngineClient({ ...connection, database: 'default' });
  try {
    const found = await client.query({
      query: 'SELECT name FROM system.databases WHERE name = {database:String}',
      query_params: { database: connection.database },
      format: 'JSONEachRow',
    });
    if ((await found.json()).length > 0) return;
    await client.command({
      query: `CREATE DATABASE IF NOT EXISTS {database:Identifier}${cluster ? ' ON CLUSTER {cluster:Identifier}' : ''}`,
      query_params: { database: connection.database, cluster },
    });
  } finally {
    await client.close();
  }
}

/** Errors reach the caller; a second copy on the console would only be noise. */
class SilentLogger {
  trace(): void {}
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
}
