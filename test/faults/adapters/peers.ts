import { gunzipSync } from 'node:zlib';
import { bundleForPage, findIds, readBodies } from './adapter.js';
import type { TrackerAdapter } from './adapter.js';

/** Stands for the collector in a bundle, which is made once. */
const placeholder = 'http://collector.invalid';

/** A tracker from npm, with its defaults unless something else is said. */
function peer(
  name: string,
  code: (collector: string) => string,
  more: Partial<TrackerAdapter> = {},
): TrackerAdapter {
  let bundle: Promise<string> | undefined;
  return {
    name,
    head: () => '<script src="/peer.js"></script>',
    scripts: {
      '/peer.js': async (collector) => {
        bundle ??= bundleForPage(`import './look-human.js'; ${code(placeholder)}`);
        return (await bundle).replaceAll(new URL(placeholder).host, new URL(collector).host);
      },
    },
    ids: ({ text, path }) => findIds(`${decode(text)} ${decodeURIComponent(path)}`),
    ...more,
  };
}

/** Some send base64 inside a form or inside JSON, packed or not. */
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
    'openpanel',
    (collector) => `import { OpenPanel } from '@openpanel/web';
      const op = new OpenPanel({ apiUrl: '${collector}', clientId: 'key', trackScreenViews: true });
      window.track = (id, text) => op.track('Post Created', { id, text });
      window.trackerReady = () => true;`,
  ),
  peer(
    'swetrix',
    (collector) => `import { init, track, trackViews } from 'swetrix';
      init('key', { apiURL: '${collector}/log', devMode: true });
      trackViews();
      window.track = (id, text) => track({ ev: 'post_created', meta: { id, text } });
      window.trackerReady = () => true;`,
  ),
  peer(
    'snowplow',
    (
      collector,
    ) => `import { newTracker, trackPageView, trackStructEvent } from '@snowplow/browser-tracker';
      newTracker('sp', '${collector}', { appId: 'a', encodeBase64: false, keepalive: true });
      trackPageView();
      window.track = (id, text) => trackStructEvent({ category: 'post', action: 'create', label: id, property: text });
      window.trackerReady = () => true;`,
    { identifies: true },
  ),
  peer(
    'posthog',
    (collector) => `import posthog from 'posthog-js';
      posthog.init('key', { api_host: '${collector}', advanced_disable_flags: true, opt_out_useragent_filter: true,
        disable_compression: true, disable_session_recording: true, loaded: () => (window.loaded = true) });
      window.track = (id, text) => posthog.capture('Post Created', { id, text });
      window.trackerReady = () => !!window.loaded;`,
    { identifies: true },
  ),
  peer(
    'amplitude',
    (collector) => `import { init, track } from '@amplitude/analytics-browser';
      init('key', { serverUrl: '${collector}/2/httpapi', fetchRemoteConfig: false })
        .promise.then(() => (window.loaded = true));
      window.track = (id, text) => track('Post Created', { id, text });
      window.trackerReady = () => !!window.loaded;`,
    { identifies: true },
  ),
  peer(
    'segment',
    (collector) => `import { AnalyticsBrowser } from '@segment/analytics-next';
      const settings = { apiKey: 'key', apiHost: '${new URL(collector).host}/v1', protocol: 'http' };
      const analytics = AnalyticsBrowser.load(
        { writeKey: 'key', cdnSettings: { integrations: { 'Segment.io': settings } } });
      analytics.ready(() => (window.loaded = true));
      window.track = (id, text) => analytics.track('Post Created', { id, text });
      window.trackerReady = () => !!window.loaded;`,
    { identifies: true },
  ),
  peer(
    'mixpanel',
    (collector) => `import mixpanel from 'mixpanel-browser/src/loaders/loader-module-core';
      mixpanel.init('key', { api_host: '${collector}', persistence: 'localStorage', ignore_dnt: true,
        loaded: () => (window.loaded = true) });
      window.track = (id, text) => mixpanel.track('Post Created', { id, text });
      window.trackerReady = () => !!window.loaded;`,
    { identifies: true },
  ),
  peer(
    'countly',
    (collector) => `import Countly from 'countly-sdk-web';
      Countly.init({ app_key: 'key', url: '${collector}', ignore_bots: false });
      Countly.track_sessions(); Countly.track_pageview();
      window.track = (id, text) => Countly.add_event({ key: 'post_created', segmentation: { id, text } });
      window.trackerReady = () => true;`,
  ),
  peer(
    'jitsu',
    (collector) => `import { jitsuAnalytics } from '@jitsu/js';
      const jitsu = jitsuAnalytics({ host: '${collector}', writeKey: 'key' });
      window.track = (id, text) => jitsu.track('Post Created', { id, text });
      window.trackerReady = () => true;`,
    { identifies: true },
  ),
];
