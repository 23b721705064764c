import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seen } from '../../tools/fault-proxy.js';
import type { TrackerAdapter } from './adapter.js';
import { findIds, readBodies } from './adapter.js';

const dist = join(import.meta.dirname, '../../../packages/tracker/dist');

/** Read once, so that one run tries one build. */
let built: Promise<Uint8Array> | undefined;

/** The tracker of this checkout, as it is built. */
export const ruche: TrackerAdapter = {
  name: 'ruche',
  head: (collector, writeKey) => `<script>
      window.ruche = window.ruche || [];
      window.track = (id, text) =>
        ruche.track
          ? ruche.track('Post Created', { post_id: id, text })
          : ruche.push(['track', 'Post Created', { post_id: id, text }]);
      ruche.push(['ready', () => (window.settled = true)]);
      window.trackerReady = () => !!window.ruche.track && !!window.settled;
    </script>
    <script async src="/ruche.js" data-write-key="${writeKey}" data-endpoint="${collector}"></script>`,
  scripts: { '/ruche.js': async () => (built ??= readFile(join(dist, 'ruche.js'))) },
  identifies: true,
  ids: ({ text }) => findIds(text),
  views: (seen) => messages(seen).filter(({ type }) => type === 'page').length,
  activeMs: (seen) =>
    messages(seen).reduce(
      (sum, { event, properties }) => sum + (event === 'Time Spent' ? properties!.active_ms! : 0),
      0,
    ),
};

interface Message {
  type: string;
  event?: string;
  messageId: string;
  properties?: { active_ms?: number };
}

/** Each message once, as the collector counts it. */
function messages(seen: Seen[]): Message[] {
  const all = readBodies<{ batch: Message[] }>(seen).flatMap(({ batch }) => batch ?? []);
  return [...new Map(all.map((message) => [message.messageId, message])).values()];
}
