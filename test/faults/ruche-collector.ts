import { startTestServer } from '../tools/start-test-server.js';
import type { Collector } from './run-scenario.js';

/** The real collector on the real store. */
export interface RucheCollector extends Collector {
  close(): Promise<void>;
}

/** Starts a {@link RucheCollector}. */
export async function startRucheCollector(): Promise<RucheCollector> {
  const server = await startTestServer();
  return {
    url: () => server.url,
    writeKey: server.keys.writeKey,
    async stored(mark) {
      await server.store.flush();
      const rows = await server.store.query<{ id: string; copies: string }>(
        `SELECT extract(object, '^id-[a-z0-9]+-[0-9]+-end') AS id, count() AS copies FROM messages FINAL
        WHERE main = 1 AND startsWith(object, {mark:String}) GROUP BY id`,
        { mark },
      );
      return new Map(rows.map(({ id, copies }) => [id, Number(copies)]));
    },
    close: server.close,
  };
}
