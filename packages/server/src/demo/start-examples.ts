import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Keys } from '../sites/keys-file.js';
import { builtApp } from './built-app.js';
import { DemoRefused } from './demo-refused.js';
import { addressOf, listen, serveFolder } from './serve-folder.js';

/** An example that answers. */
export interface RunningExample {
  address: string;
  /** What it is, in one line. */
  about: string;
  server: Server;
}

/** What {@link startExamples} takes. */
export interface StartExamplesOptions {
  /** The folder that holds `community-site`, `intranet` and `js-config`. */
  folder: string;
  host: string;
  /** The first of three ports; 0 picks free ones. */
  port: number;
  /** Where the collector answers. */
  collector: string;
  keys: Keys;
}

/** The module of the intranet's own server. */
interface Intranet {
  startIntranet(options: {
    collector: string;
    site: string;
    writeKey: string;
    secretKey: string;
    port: number;
    host: string;
  }): Promise<Server>;
}

/** The addresses that the examples' files are written with. */
const written = [8787, 8788, 8789, 8790].map((port) => `http://127.0.0.1:${port}`);

/** Serves the three example pages, each with this collector's address and write key in it. */
export async function startExamples(options: StartExamplesOptions): Promise<RunningExample[]> {
  const { host, collector, keys } = options;
  const folder = examplesFolder(options.folder);
  const ports =
    options.port === 0 ? await freePorts(3, host) : [0, 1, 2].map((n) => options.port + n);
  const [community = 0, intranet = 0, app = 0] = ports;
  const addresses = [collector, ...ports.map((port) => `http://${host}:${port}`)];
  const replace = new Map(written.map((word, index) => [word, addresses[index] ?? word]));
  replace.set('wk_demo', keys.writeKey);

  const { startIntranet } = (await import(
    pathToFileURL(join(folder, 'intranet/server.mjs')).href
  )) as Intranet;
  const appFolder = await builtApp(join(folder, 'js-config'));
  const serve = (from: string, port: number) => serveFolder({ folder: from, port, host, replace });
  const servers = await Promise.all([
    serve(join(folder, 'community-site'), community),
    startIntranet({ collector, ...keys, port: intranet, host }),
    serve(appFolder, app),
  ]);
  const abouts = [
    'a public community page: like, comment, publish, and see it in its figures',
    'an intranet in French: the button “Statistiques” opens the page of a group',
    'the tracker configured in TypeScript, with what it sends',
  ];
  return servers.map((server, index) => ({
    address: addressOf(server),
    about: abouts[index] ?? '',
    server,
  }));
}

/** The examples' folder in full; refused where it holds none. */
export function examplesFolder(named: string): string {
  const folder = resolve(named);
  if (existsSync(join(folder, 'community-site/index.html'))) return folder;
  throw new DemoRefused(`no examples in ${folder}: name their folder with --examples`);
}

/** Free ports, all held until all are known, so that they differ. */
async function freePorts(count: number, host: string): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => listen(server, 0, host)));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
