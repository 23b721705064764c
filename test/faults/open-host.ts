import { createServer, request as forward } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import { startTestServer } from '../tools/start-test-server.js';
import { findEngines } from '../../.scripts/find-engines.mjs';

/** A message as it was sent. */
export interface SentMessage {
  type: string;
  event?: string;
  properties?: Record<string, unknown>;
}

/** Somebody's site that has the tracker in its pages. */
export interface Host {
  server: Server;
  url: string;
  proxy: FaultProxy;
  context: BrowserContext;
  /** What its pages are made of: at first one tag. */
  page: { headers: Record<string, string>; html: string };
  /** The tracker's tag. */
  tag(attributes?: string, src?: string): string;
  /** Opens a page; its complaints are errors, warnings and violations of its policy. */
  open(path?: string): Promise<{ tab: Page; complaints: string[] }>;
  /** Requests with messages, so far. */
  requests(): FaultProxy['seen'];
  sent(): SentMessage[];
  /** The events of what was sent, else the types. */
  names(): string[];
  close(): Promise<void>;
}

/** What the hosts of one test file share: a browser and the real collector. */
export interface HostMaker {
  collector: Awaited<ReturnType<typeof startTestServer>>;
  openHost(): Promise<Host>;
  close(): Promise<void>;
}

/** Starts a {@link HostMaker}. */
export async function makeHosts(): Promise<HostMaker> {
  const { chromium: executablePath } = findEngines();
  if (!executablePath) throw new Error('These tests need Chromium');
  const collector = await startTestServer();
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  return {
    collector,
    async openHost() {
      const proxy = await startFaultProxy(() => collector.url);
      const tag = (attributes = '', src = `${proxy.url}/ruche.js`) =>
        `<script async src="${src}" data-write-key="${collector.keys.writeKey}" ${attributes}></script>`;
      const page: Host['page'] = { headers: {}, html: `<body>${tag()}</body>` };
      const server = createServer((request, response) => {
        if (request.url!.startsWith('/stats/')) {
          const { method, headers } = request;
          const passed = forward(
            proxy.url + request.url!.slice('/stats'.length),
            { method, headers },
            (answer) => {
              response.writeHead(answer.statusCode!, answer.headers);
              answer.pipe(response);
            },
          );
          passed.on('error', () => response.destroy());
          return void request.pipe(passed);
        }
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
        response.end(`<!doctype html><html lang="en"><title>Host</title>${page.html}</html>`);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const url = `http://localhost:${(server.address() as AddressInfo).port}`;
      const context = await browser.newContext();
      const requests = () => proxy.seen.filter(({ path }) => path.endsWith('/v1/batch'));
      const sent = () =>
        requests().flatMap(({ text }) => (JSON.parse(text) as { batch: SentMessage[] }).batch);
      return {
        server,
        url,
        proxy,
        context,
        page,
        tag,
        async open(path = '/') {
          const tab = await context.newPage();
          const complaints: string[] = [];
          tab.on('pageerror', ({ message }) => complaints.push(message));
          tab.on('console', (line) => {
            if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
          });
          await tab.addInitScript(() => {
            document.addEventListener('securitypolicyviolation', (event) =>
              console.error(`violation of ${event.violatedDirective}: ${event.blockedURI}`),
            );
          });
          await tab.goto(url + path);
          await tab.waitForFunction('!!window.ruche?.track');
          return { tab, complaints };
        },
        requests,
        sent,
        names: () => sent().map(({ type, event }) => event ?? type),
        async close() {
          await context.close();
          server.closeAllConnections();
          server.close();
          await proxy.close();
        },
      };
    },
    async close() {
      await browser.close();
      await collector.close();
    },
  };
}
