import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchResult } from '@ruche/schema';
import { StoreUnavailable } from '../store/store.js';
import { CommandFailed } from './command.js';
import { sendPatiently, tries } from './send-patiently.js';
import type { CollectorAddress } from './send-patiently.js';

/** Where an import goes: a running collector, or a directory that none has open. Both answer the same. */
export interface Destination {
  send(messages: readonly unknown[]): Promise<BatchResult>;
  close(): Promise<void>;
}

/** A running collector, spoken to with the secret key. */
export function openCollectorDestination(collector: CollectorAddress): Destination {
  return {
    async send(messages) {
      const response = await sendPatiently(collector, 'POST', '/v1/batch', { batch: messages });
      return (await response.json()) as BatchResult;
    },
    close: () => Promise.resolve(),
  };
}

/** A data directory, opened for the time of the import. */
export async function openDirectoryDestination(options: {
  dir: string;
  clickhouseUrl?: string | undefined;
}): Promise<Destination> {
  const { dir, clickhouseUrl } = options;
  const [{ createCollector }, { openSites }, { openStore }] = await Promise.all([
    import('../collector/collector.js'),
    import('../sites/open-sites.js'),
    import('../store/open-store.js'),
  ]);
  const store = await openStore({ dir, clickhouseUrl });
  const [site] = openSites({ dir }).all();
  const collector = createCollector({ store });

  return {
    async send(messages) {
      if (!site) throw new CommandFailed(`${dir} has no site`);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await collector.take({ site, messages, trusted: true, receivedAt: new Date() });
        } catch (error) {
          if (!(error instanceof StoreUnavailable) || attempt >= tries) throw error;
          await sleep(error.retryAfter * 1000);
        }
      }
    },
    async close() {
      await store.flush();
      await store.close();
    },
  };
}
