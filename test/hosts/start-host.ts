import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

/** A page of a host, as its server sends it. */
export interface HostPage {
  html: string;
  headers?: Record<string, string>;
}

/** A host's server. */
export interface Host {
  url: string;
  /** The pages by their paths; they may change while it runs. */
  pages: Map<string, HostPage>;
  /** Holds scripts back whose name matches, until the promise is there. */
  hold(script: RegExp, until: Promise<void>): void;
  close(): Promise<void>;
}

/** Starts a server with pages, and with the scripts of some folders below names of their own. */
export async function startHost(folders: Record<string, string>): Promise<Host> {
  const pages = new Map<string, HostPage>();
  let held: { script: RegExp; until: Promise<void> } | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const page = pages.get(pathname);
      if (page) {
        const type = { 'content-type': 'text/html; charset=utf-8' };
        return response.writeHead(200, { ...type, ...page.headers }).end(page.html);
      }
      const folder = folders[pathname.split('/')[1] ?? ''];
      if (!folder) return response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      if (held?.script.test(pathname)) await held.until;
      try {
        const text = await readFile(join(folder, basename(pathname)));
        const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/plain';
        return response.writeHead(200, { 'content-type': type }).end(text);
      } catch {
        return response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    hold: (script, until) => void (held = { script, until }),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
