import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { EngineClients } from './database.js';
import type { Cluster, Engine, InsertBlock, QueryOptions, QueryParameters } from './engine.js';
import { toEngineError } from './engine-error.js';

const defaultMaxSeconds = 30;

/** Reading: no statement that writes, and no answer that breaks off half way with status 200. */
const readSettings: ClickHouseSettings = {
  readonly: '2',
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 1,
};

/** Writing: one block, at once, with times in ISO 8601. */
const insertSettings: ClickHouseSettings = {
  async_insert: 0,
  date_time_input_format: 'best_effort',
  input_format_skip_unknown_fields: 0,
  // Times far apart are bounded where messages are checked; a block must not fail for its spread.
  max_partitions_per_insert_block: '0',
  input_format_parallel_parsing: 0,
};

/** What comes in many blocks becomes one, so that its token speaks of all of it. */
const oneBlockSettings: ClickHouseSettings = {
  max_insert_block_size: '4000000',
  min_insert_block_size_rows: '4000000',
  min_insert_block_size_bytes: '4000000000',
};

/**
 * Over several nodes: an insert is answered when each shard has its part on disk, and an answer is whole or
 * an error. A subquery is worked out once for all shards, not by each on its own rows.
 */
const clusterSettings: ClickHouseSettings = {
  distributed_foreground_insert: 1,
  distributed_ddl_task_timeout: '60',
  skip_unavailable_shards: 0,
  fallback_to_stale_replicas_for_distributed_queries: 0,
  distributed_product_mode: 'global',
};

/** Where the client of the moment comes from, and who hears that it could not connect. */
export interface HttpEngineOptions {
  kind: Engine['kind'];
  cluster?: Cluster | undefined;
  /** The clients to use for one call; throws EngineUnavailable when there are none. */
  connect: () => Promise<EngineClients>;
  /** Called when a call could not reach the engine. */
  onUnreachable?: (clients: EngineClients) => void;
  close: () => Promise<void>;
}

/** The engine's methods over HTTP, the same for an engine of our own and for somebody else's. */
export function createHttpEngine(options: HttpEngineOptions): Engine {
  const { kind, cluster, connect, onUnreachable, close } = options;
  const everywhere = cluster ? clusterSettings : {};

  async function call<T>(use: (clients: EngineClients) => Promise<T>): Promise<T> {
    const clients = await connect();
    try {
      return await use(clients);
    } catch (error) {
      if (isConnectionError(error)) onUnreachable?.(clients);
      throw toEngineError(error);
    }
  }

  return {
    kind,
    cluster,
    query: <T>(sql: string, parameters: QueryParameters = {}, asked: QueryOptions = {}) =>
      call(async ({ questions, work }) => {
        asked.signal?.throwIfAborted();
        const queryId = randomUUID();
        const stop = () => void killQuery(work, queryId);
        asked.signal?.addEventListener('abort', stop, { once: true });
        try {
          const answer = await questions.query({
            query: sql,
            query_params: parameters,
            query_id: queryId,
            format: 'JSONEachRow',
            clickhouse_settings: {
              ...readSettings,
              ...everywhere,
              max_execution_time: asked.maxSeconds ?? defaultMaxSeconds,
            },
            ...(asked.signal ? { abort_signal: asked.signal } : {}),
          });
          return await answer.json<T>();
        } catch (error) {
          asked.signal?.throwIfAborted();
          throw error;
        } finally {
          asked.signal?.removeEventListener('abort', stop);
        }
      }).catch((error: unknown) => {
        asked.signal?.throwIfAborted();
        throw error;
      }),
    async *bytes(sql: string, parameters: QueryParameters = {}) {
      const { stream } = await call(({ questions }) =>
        questions.exec({
          query: sql,
          query_params: parameters,
          clickhouse_settings: { readonly: '2', ...everywhere },
        }),
      );
      try {
        for await (const chunk of stream) yield chunk as Uint8Array;
      } catch (error) {
        throw toEngineError(error);
      }
    },
    insert: ({ table, rows, token, columns, format = 'JSONEachRow' }: InsertBlock) =>
      call(async ({ work }) => {
        const named = columns ? `(${columns.join(', ')}) ` : '';
        const { stream } = await work.exec({
          query: `INSERT INTO {table:Identifier} ${named}FORMAT ${format}`,
          query_params: { table },
          values: Readable.from(rows, { objectMode: false }),
          clickhouse_settings: {
            ...insertSettings,
            ...(format === 'Native' ? oneBlockSettings : {}),
            ...everywhere,
            insert_deduplication_token: token,
          },
        });
        for await (const _ of stream);
      }),
    command: (sql: string, parameters: QueryParameters = {}) =>
      call(async ({ work }) => {
        await work.command({
          query: sql,
          query_params: parameters,
          clickhouse_settings: everywhere,
        });
      }),
    ping: async () => {
      try {
        return await call(async ({ work }) => (await work.ping({ select: true })).success);
      } catch {
        return false;
      }
    },
    close,
  };
}

/** An abort closes the connection, which alone would leave the engine computing. */
async function killQuery(client: ClickHouseClient, queryId: string): Promise<void> {
  try {
    await client.command({
      query: 'KILL QUERY WHERE query_id = {queryId:String} ASYNC',
      query_params: { queryId },
    });
  } catch {
    // It ended on its own, or the engine is gone: either way it computes no more.
  }
}

function isConnectionError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EHOSTUNREACH';
}
