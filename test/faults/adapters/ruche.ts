import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrackerAdapter } from './adapter.js';
import { findIds } from './adapter.js';

const dist = join(import.meta.dirname, '../../../packages/tracker/dist');

/** The tracker of this checkout, as it is built. */
export const ruche: TrackerAdapter = {
  name: 'ruche',
  head: (collector, writeKey) => `<script>
      window.ruche = window.ruche || [];
      window.track = (id, text) => ruche.push(['track', 'Post Created', { post_id: id, text }]);
      window.trackerReady = () => !!window.ruche.track;
    </script>
    <script async src="/ruche.js" data-write-key="${writeKey}" data-endpoint="${collector}"></script>`,
  scripts: { '/ruche.js': async () => readFile(join(dist, 'ruche.js')) },
  ids: ({ text }) => findIds(text),
};
