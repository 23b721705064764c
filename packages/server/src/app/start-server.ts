import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { FastifyInstance } from 'fastify';
import type { Sites } from '../sites/open-sites.js';
import type { Keys } from '../sites/keys-file.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';

/** What {@link startServer} takes. */
export interface StartServerOptions {
  /** The data directory. */
  dir: string;
  /** 0 picks a free one. @defaultValue 8787 */
  port?: number;
  /** @defaultValue '127.0.0.1' */
  host?: string;
  /** A ClickHouse in place of the embedded engine. */
  clickhouseUrl?: string;
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustProxy?: string[];
  /** How often alerts and digests are looked after. @defaultValue 30 seconds */
  lookEveryMs?: number | undefined;
  /** @defaultValue the system's clock */
  now?: () => Date;
  /** @defaultValue 'info' */
  logLevel?: string;
  /** Called once with the keys of a new directory. */
  onCreated?: (keys: Keys) => void;
  /** Adds routes of one's own before the server listens. */
  extend?: (app: FastifyInstance) => Promise<void> | void;
}

/** A collector that listens. */
export interface RunningServer {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly sites: Sites;
  readonly store: Store;
  /** Lets running requests end, stores what was accepted, and stops. */
  close(): Promise<void>;
}

/** Opens a data directory and listens. Keys and tokens never reach the log: no header or body does. */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { dir, port = 8787, host = '127.0.0.1', logLevel = 'info' } = options;
  const { clickhouseUrl, trustProxy, onCreated, extend, lookEveryMs, now } = options;
  const logger = pino(
    { level: logLevel, base: { name: 'ruche' } },
    pino.destination({ fd: 2, sync: true }),
  );
  // The engine starts in a process of its own: what answers is loaded meanwhile.
  const [opened, loaded] = await Promise.allSettled([
    openStore({ dir, clickhouseUrl, logger }),
    loadService(),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    const { createAlertWatch, createAnswerKeeper, createApp } = loaded.value;
    const { createRetentionWatch, openAskedQuestions, openSites } = loaded.value;
    const sites = openSites({
      dir,
      ...(onCreated ? { onCreated } : {}),
      onBroken: (error) => logger.error({ err: error }, 'the settings of the site cannot be read'),
    });
    const questions = openAskedQuestions({ dir, log: logger });
    const { asked } = questions;
    const app = await createApp({
      ...{ store, sites, logger, asked },
      ...(trustProxy ? { trustProxy } : {}),
      ...(now ? { now } : {}),
    });
    await extend?.(app);
    await app.listen({ port, host });
    const watch = createAlertWatch({
      ...{ store, sites, log: logger, lookEveryMs },
      ...(now ? { now } : {}),
    });
    watch.start();
    const retention = createRetentionWatch({ store, sites, log: logger });
    retention.start();
    const keeper = createAnswerKeeper({ store, sites, asked, ...(now ? { now } : {}) });
    keeper.start();
    questions.start();
    return {
      url: addressOf(app, host),
      app,
      sites,
      store,
      async close() {
        await app.close();
        await watch.stop();
        await retention.stop();
        await keeper.stop();
        questions.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function loadService() {
  const [app, alerts, asked, keeper, retention, sites] = await Promise.all([
    import('./create-app.js'),
    import('../alerts/alert-watch.js'),
    import('../query/asked-questions-file.js'),
    import('../query/answer-keeper.js'),
    import('../retention/retention-watch.js'),
    import('../sites/open-sites.js'),
  ]);
  return { ...app, ...alerts, ...asked, ...keeper, ...retention, ...sites };
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
