import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sizeOf, withVersion } from './script-size.js';
import type { ScriptSize } from './script-size.js';

const folder = import.meta.dirname;

/** What a page has to write to start a peer and track one event. */
const peers = [
  {
    name: '@plausible-analytics/tracker',
    code: `import { init, track } from '@plausible-analytics/tracker';
      init({ domain: 'example.org', endpoint: '/event' }); track('Post Liked', { props: { post_id: 'p1' } });`,
  },
  {
    name: '@snowplow/browser-tracker',
    code: `import { newTracker, trackStructEvent } from '@snowplow/browser-tracker';
      newTracker('sp', '/collector', { appId: 'a' }); trackStructEvent({ category: 'post', action: 'like' });`,
  },
  {
    name: 'posthog-js',
    code: `import posthog from 'posthog-js';
      posthog.init('key', { api_host: '/collector' }); posthog.capture('Post Liked', { post_id: 'p1' });`,
  },
];

const ours = [
  { name: 'ruche.js, core alone', file: 'ruche-core.js' },
  { name: 'ruche.js, complete', file: 'ruche.js' },
  { name: 'automatic interactions, on demand', file: 'ruche-auto.js' },
  { name: 'web vitals, on demand', file: 'ruche-vitals.js' },
];

/** The built scripts of the tracker, then the peers, each bundled and minified with the same tool. */
export async function trackerSizes(): Promise<ScriptSize[]> {
  const own = await Promise.all(
    ours.map(async ({ name, file }) =>
      sizeOf(name, await readFile(join(folder, '../../packages/tracker/dist', file))),
    ),
  );
  const others = await Promise.all(
    peers.map(async ({ name, code }) => sizeOf(await withVersion(name), await bundle(code))),
  );
  return [...own, ...others];
}

async function bundle(code: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
