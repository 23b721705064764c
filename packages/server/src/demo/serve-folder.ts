import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What {@link serveFolder} takes. */
export interface ServeFolderOptions {
  folder: string;
  port: number;
  host: string;
  /** Words of the files, and what stands in their place on this machine: addresses, keys. */
  replace: ReadonlyMap<string, string>;
}

/** Serves the text files of a folder, for an example page. */
export async function serveFolder(options: ServeFolderOptions): Promise<Server> {
  const { folder, port, host, replace } = options;
  const words = new RegExp([...replace.keys()].map(escaped).join('|') || '(?!)', 'g');
  const server = createServer((request, response) => {
    const file = fileOf(folder, request.url ?? '/');
    const type = file && types[extname(file)];
    if (!type || !(request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    readFile(file, 'utf8').then(
      (text) => {
        const body = text.replace(words, (word) => replace.get(word) ?? word);
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await listen(server, port, host);
  return server;
}

/** Resolves once the server listens; rejects where the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/** The address of a server that listens. */
export function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}

function fileOf(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, 'http://example').pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(folder + sep) && !path.includes('\0') ? file : undefined;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
