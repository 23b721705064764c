import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrackerAdapter } from './adapters/adapter.js';

/** Serves pages that a tracker watches. */
export interface PageServer {
  url: string;
  /** Scripts that run in a page before any other, by its path. */
  preludes: Map<string, string>;
  close(): Promise<void>;
}

/** Starts a server with the same page at every path. */
export async function startPageServer(
  adapter: TrackerAdapter,
  collector: string,
  writeKey: string,
): Promise<PageServer> {
  const preludes = new Map<string, string>();
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://page');
      const script = adapter.scripts[pathname];
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
      if (script) return response.end(await script(collector));
      const prelude = preludes.get(pathname);
      return response.end(`<!doctype html><html lang="en"><head><title>${pathname}</title>
        ${prelude ? `<script>${prelude}</script>` : ''}${adapter.head(collector, writeKey)}</head>
        <body><button onclick="track(this.dataset.id)">x</button></body></html>`);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    // A name that is a secure context, and another origin than the collector's.
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    preludes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
