// A plugin of @web/test-runner: the real collector behind a proxy that can be made to fail, for tests of what
// sends to it, and a page for their frames. All starts with the first test that asks for it.
import { resolve } from 'node:path';
import { loadModule } from '../../.scripts/load-module.mjs';

const tools = (name) => loadModule(resolve(import.meta.dirname, name));
const prefix = '/__collector/';

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>A page</title></head>
  <body>
    <main></main>
    <script>
      window.load = async () => {
        const [{ createTracker }, { createOutbox }, { auto }, { debug }] = await Promise.all([
          import('/packages/tracker/src/index.ts'),
          import('/packages/tracker/src/outbox/index.ts'),
          import('/packages/tracker/src/auto/index.ts'),
          import('/packages/tracker/src/debug/index.ts'),
        ]);
        return { createTracker, createOutbox, auto, debug };
      };
    </script>
  </body>
</html>`;

/** The routes that browser tests use through `test/tools/collector.ts`. */
export function collectorPlugin() {
  let starting;
  const proxies = new Map();
  const start = async () => {
    const { startTestServer } = await tools('start-test-server.ts');
    return startTestServer();
  };
  const routes = {
    async open(server) {
      const { startFaultProxy } = await tools('fault-proxy.ts');
      const proxy = await startFaultProxy(() => server.url);
      proxies.set(proxy.port, proxy);
      return {
        url: proxy.url,
        id: proxy.port,
        writeKey: server.keys.writeKey,
        secretKey: server.keys.secretKey,
        site: server.keys.site,
      };
    },
    fail: (_server, { id, fault }) => void proxies.get(id).fail(fault),
    down: (_server, { id }) => proxies.get(id).down(),
    up: (_server, { id }) => proxies.get(id).up(),
    seen: (_server, { id }) => proxies.get(id).seen,
    async stored(server, { mark }) {
      await server.store.flush();
      return server.store.query(
        `SELECT event, object, grp, device, active_ms, props, actor != 0 AS known, verified, count() AS copies
        FROM messages FINAL WHERE main = 1 AND startsWith(object, {mark:String})
        GROUP BY ALL ORDER BY object`,
        { mark },
      );
    },
  };
  return {
    name: 'collector',
    async serve({ path, query }) {
      if (!path.startsWith(prefix)) return undefined;
      const route = path.slice(prefix.length);
      if (route.startsWith('page')) return { body: page, type: 'html' };
      const server = await (starting ??= start());
      const answer = await routes[route](server, JSON.parse(query.q ?? '{}'));
      return { body: JSON.stringify(answer ?? null), type: 'json' };
    },
    async serverStop() {
      for (const proxy of proxies.values()) await proxy.close();
      if (starting) await (await starting).close();
    },
  };
}
