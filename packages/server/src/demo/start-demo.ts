import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../app/create-app.js';
import { createKeys, readKeys, writeKeys } from '../sites/keys-file.js';
import { openSites } from '../sites/open-sites.js';
import { createSettings, readSettings, writeSettings } from '../sites/settings-file.js';
import { openStore } from '../store/open-store.js';
import { prepareDemoDirectory, writeMark } from './demo-directory.js';
import { loadSample } from './load-sample.js';
import { moveInTime } from './move-in-time.js';
import { packageFolder } from './package-folder.js';
import { community } from './sample-groups.js';
import { sampleMessages } from './sample-messages.js';
import { readSampleSource, sampleTimezone, sourceLastDay } from './sample-source.js';
import { startExamples, type RunningExample } from './start-examples.js';

/** Rises when the sample or what is generated around it changes. */
const sampleVersion = 1;

/** What the pages without a back end may show. */
const publicMetrics = [
  'posts',
  'likes',
  'comments',
  'active_members',
  'members',
  'top_posts',
  'top_authors',
  'top_contributors',
];

/** What {@link startDemo} takes. */
export interface StartDemoOptions {
  /** The demo's own data directory. */
  dir: string;
  /** The collector's port; the examples have the three after it. 0 picks free ones. */
  port: number;
  host: string;
  /** The folder of the examples. @defaultValue that of the checkout, if this is one */
  examples?: string | undefined;
  /** Told what is going on, line by line. */
  say: (line: string) => void;
  /** The clock. @defaultValue the system's */
  now?: () => Date;
}

/** A demo that runs. */
export interface RunningDemo {
  /** Where the collector answers. */
  collector: string;
  examples: RunningExample[];
  close(): Promise<void>;
}

/**
 * Starts a collector with the sample community and the example pages on it. The sample is loaded once a
 * day, so that it always ends yesterday; what visitors of the examples do stays until then.
 */
export async function startDemo(options: StartDemoOptions): Promise<RunningDemo> {
  const { dir, port, host, say, now = () => new Date() } = options;
  const moved = moveInTime(sourceLastDay, now(), sampleTimezone);
  const wanted = { version: sampleVersion, day: moved.today };
  const mark = await prepareDemoDirectory(dir, wanted);
  const keys = readKeys(dir) ?? createKeys();
  writeKeys(dir, keys);
  writeSettings(dir, keys.site, {
    ...(readSettings(dir, keys.site) ?? createSettings()),
    name: 'Langue française',
    timezone: sampleTimezone,
    publicMetrics,
    publicGroups: [community],
  });

  const store = await openStore({ dir });
  const app = await createApp({ store, sites: openSites({ dir, env: {} }), now });
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await app.close();
    await store.close();
  };
  try {
    await app.listen({ port, host });
    const bound = (app.server.address() as AddressInfo).port;
    const collector = `http://${host}:${bound}`;

    if (!mark.loaded) {
      say('Loading the sample community …');
      const messages = sampleMessages(await readSampleSource(), moved);
      const count = await loadSample({
        collector,
        secretKey: keys.secretKey,
        messages,
        timezone: sampleTimezone,
      });
      await store.flush();
      writeMark(dir, { ...wanted, loaded: true });
      say(`Loaded ${count.toLocaleString('en')} messages.`);
    }

    const folder = options.examples ?? checkoutExamples();
    const examples = folder
      ? await startExamples({ folder, host, port: port === 0 ? 0 : port + 1, collector, keys })
      : [];
    servers.push(...examples.map(({ server }) => server));
    return { collector, examples, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The examples of the checkout that this file lies in; none where the package was installed. */
function checkoutExamples(): string | undefined {
  const folder = join(packageFolder, '../../examples');
  return existsSync(join(folder, 'community-site/index.html')) ? folder : undefined;
}
