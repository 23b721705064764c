import { gunzipSync } from 'node:zlib';
import { bundleForPage, findIds, readBodies } from './adapter.js';
import type { TrackerAdapter } from './adapter.js';

/** A tracker from npm, with its defaults unless something else is said. */
function peer(
  name: string,
  code: (collector: string) => string,
  more: Partial<TrackerAdapter> = {},
): TrackerAdapter {
  let address = '';
  return {
    name,
    head(collector) {
      address = collector;
      return '<script src="/peer.js"></script>';
    },
    scripts: { '/peer.js': async () => bundleForPage(code(address)) },
    ids: ({ text, path }) => findIds(`${decode(text)} ${decodeURIComponent(path)}`),
    ...more,
  };
}

/** PostHog sends base64 inside a form, Snowplow base64 inside JSON. */
function decode(text: string): string {
  const plain = text.startsWith('data=') ? decodeURIComponent(text.slice(5)) : text;
  const unpacked = plain.replaceAll(/[\w+/-]{40,}={0,2}/g, (word) => {
    const bytes = Buffer.from(word, 'base64');
    try {
      return `${word} ${gunzipSync(bytes)}`;
    } catch {
      return `${word} ${bytes}`;
    }
  });
  return `${text} ${unpacked}`;
}

/** The trackers that are compared, by their real packages. */
export const peers: TrackerAdapter[] = [
  peer(
    'plausible',
    (collector) => `import { init, track } from '@plausible-analytics/tracker';
      init({ domain: 'example.org', endpoint: '${collector}/api/event', captureOnLocalhost: true });
      window.track = (id, text) => track('Post Created', { props: { id, text } });
      window.trackerReady = () => true;`,
    {
      views: (seen) => readBodies<{ n: string }>(seen).filter(({ n }) => n === 'pageview').length,
      activeMs: (seen) =>
        readBodies<{ n: string; e?: number }>(seen).reduce((sum, { e = 0 }) => sum + e, 0),
    },
  ),
  peer(
    'posthog',
    (collector) => `import posthog from 'posthog-js';
      posthog.init('key', { api_host: '${collector}', advanced_disable_flags: true, opt_out_useragent_filter: true,
        disable_compression: true, disable_session_recording: true, loaded: () => (window.loaded = true) });
      window.track = (id, text) => posthog.capture('Post Created', { id, text });
      window.trackerReady = () => !!window.loaded;`,
  ),
  peer(
    'snowplow',
    (collector) => `import { newTracker, trackStructEvent } from '@snowplow/browser-tracker';
      newTracker('sp', '${collector}', { appId: 'a', encodeBase64: false, keepalive: true });
      window.track = (id, text) => trackStructEvent({ category: 'post', action: 'create', label: id, property: text });
      window.trackerReady = () => true;`,
  ),
];
