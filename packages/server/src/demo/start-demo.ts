import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { startServer } from '../app/start-server.js';
import { createKeys, readKeys, writeKeys } from '../sites/keys-file.js';
import { createSettings, readSettings, writeSettings } from '../sites/settings-file.js';
import { prepareDemoDirectory, writeMark } from './demo-directory.js';
import { loadSample } from './load-sample.js';
import { moveInTime } from './move-in-time.js';
import { packageFolder } from './package-folder.js';
import { community } from './sample-groups.js';
import { sampleMessages } from './sample-messages.js';
import { readSampleSource, sampleTimezone, sourceLastDay } from './sample-source.js';
import { examplesFolder, startExamples, type RunningExample } from './start-examples.js';

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
  const folder = options.examples ? examplesFolder(options.examples) : checkoutExamples();
  const moved = moveInTime(sourceLastDay, now(), sampleTimezone);
  const wanted = { version: sampleVersion, day: moved.today };
  const mark = await prepareDemoDirectory(dir, wanted);
  describeSite(dir);

  const server = await startServer({ dir, port, host, logLevel: 'warn' });
  const pages: Server[] = [];
  const close = async (): Promise<void> => {
    for (const page of pages) {
      page.close();
      page.closeAllConnections();
    }
    await server.close();
  };
  try {
    const [site] = server.sites.all();
    if (!site) throw new Error(`${dir} has no site`);
    const { id, writeKey, secretKey } = site;
    const collector = server.url;

    if (!mark.loaded) {
      say('loading the sample community …');
      const messages = sampleMessages(await readSampleSource(), moved);
      const count = await loadSample({ collector, secretKey, messages, timezone: sampleTimezone });
      await server.store.flush();
      writeMark(dir, { ...wanted, loaded: true });
      say(`loaded ${count.toLocaleString('en')} messages`);
    }

    const keys = { site: id, writeKey, secretKey };
    const first = port === 0 ? 0 : port + 1;
    const examples = folder
      ? await startExamples({ folder, host, port: first, collector, keys })
      : [];
    pages.push(...examples.map((example) => example.server));
    return { collector, examples, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes down, before the collector opens the directory, what the site of the sample is. */
function describeSite(dir: string): void {
  const keys = readKeys(dir) ?? createKeys();
  writeKeys(dir, keys);
  writeSettings(dir, keys.site, {
    ...(readSettings(dir, keys.site) ?? createSettings()),
    name: 'Langue française',
    timezone: sampleTimezone,
    publicMetrics,
    publicGroups: [community],
  });
}

/** The examples of the checkout that this file lies in; none where the package was installed. */
function checkoutExamples(): string | undefined {
  const folder = join(packageFolder, '../../examples');
  return existsSync(join(folder, 'community-site/index.html')) ? folder : undefined;
}
