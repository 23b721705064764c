import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createKeys } from '../../packages/server/src/sites/keys-file.js';
import type { Keys } from '../../packages/server/src/sites/keys-file.js';
import type { Keyring } from '../../packages/server/src/sites/keyring.js';
import { createSites } from '../../packages/server/src/sites/open-sites.js';
import { createSettings } from '../../packages/server/src/sites/settings-file.js';
import type { Site, SiteSettings } from '../../packages/server/src/sites/site.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import type { Store } from '../../packages/server/src/store/store.js';
import { createApp } from '../../packages/server/src/app/create-app.js';

type TestApp = Awaited<ReturnType<typeof createApp>>;

/** A collector on a directory of its own, for a test. */
export interface TestServer {
  readonly url: string;
  readonly keys: Keys;
  readonly store: Store;
  readonly app: TestApp;
  /** Changes settings of the site. */
  configure(settings: Partial<SiteSettings>): void;
  /** Closes store and app, and opens the same directory again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** How the collector of a test differs from any other. */
export interface TestServerOptions {
  /** The clock. */
  now?: () => Date;
  /** The bound of the log. */
  maxLogBytes?: number;
  /** Whether `X-Forwarded-For` is believed. */
  trustProxy?: boolean;
  /** Keys beside the two of the site. */
  keyring?: Keyring;
  /** Where the scripts for pages lie. */
  assetFolders?: string[];
  /** The event-loop delay past which requests are turned away. @defaultValue 0: never */
  maxEventLoopDelay?: number;
}

/** Starts the real store and listens on a free port. */
export async function startTestServer(
  settings: Partial<SiteSettings> = {},
  options: TestServerOptions = {},
): Promise<TestServer> {
  const { now, maxLogBytes, assetFolders, keyring, trustProxy, maxEventLoopDelay = 0 } = options;
  const dir = await mkdtemp(join(tmpdir(), 'ruche-app-'));
  const keys = createKeys();
  let site: Site = {
    ...createSettings(),
    ...settings,
    id: keys.site,
    writeKey: keys.writeKey,
    secretKey: keys.secretKey,
    keyring,
  };
  let store: Store;
  let app: TestApp;
  let url = '';

  const open = async (): Promise<void> => {
    store = await openStore({ dir, maxLogBytes });
    app = await createApp({
      store,
      sites: createSites(() => site),
      maxEventLoopDelay,
      ...(trustProxy ? { trustProxy } : {}),
      ...(now ? { now } : {}),
      ...(assetFolders ? { assetFolders } : {}),
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  };
  const shut = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  await open();

  return {
    get url() {
      return url;
    },
    get app() {
      return app;
    },
    get store() {
      return store;
    },
    keys,
    configure(changes) {
      site = { ...site, ...changes };
    },
    async restart() {
      await shut();
      await open();
    },
    async close() {
      await shut();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
