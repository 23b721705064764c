import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchResult, Problem } from '@ruche/schema';
import { StoreUnavailable } from '../store/store.js';
import { CommandFailed } from './command.js';

/** Where an import goes: a running collector, or a directory that none has open. Both answer the same. */
export interface Destination {
  send(messages: readonly unknown[]): Promise<BatchResult>;
  close(): Promise<void>;
}

/** How often a request is tried where the collector cannot be reached or is busy. */
const tries = 8;
const longestWaitMs = 30_000;

/** What {@link openCollectorDestination} takes. */
export interface CollectorDestinationOptions {
  /** The collector's address. */
  url: string;
  secretKey: string;
  /** @defaultValue the global one */
  fetch?: typeof globalThis.fetch;
}

/** A running collector, spoken to with the secret key. */
export function openCollectorDestination(options: CollectorDestinationOptions): Destination {
  const { url, secretKey, fetch = globalThis.fetch } = options;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` };

  const post = async (body: string): Promise<Response | Error> => {
    try {
      return await fetch(`${url}/v1/batch`, { method: 'POST', headers, body });
    } catch (error) {
      return error as Error;
    }
  };

  return {
    async send(messages) {
      const body = JSON.stringify({ batch: messages });
      for (let attempt = 1; ; attempt += 1) {
        const response = await post(body);
        if (response instanceof Error) {
          if (attempt >= 3)
            throw new CommandFailed(`${url} cannot be reached: ${reasonOf(response)}`);
        } else if (response.ok) {
          return (await response.json()) as BatchResult;
        } else if ((response.status !== 429 && response.status < 500) || attempt >= tries) {
          const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
          const { code = '', detail = '' } = problem;
          throw new CommandFailed(`${url} answered ${response.status} ${code}: ${detail}`);
        }
        await sleep(waitOf(response, attempt));
      }
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

function waitOf(response: Response | Error, attempt: number): number {
  const said = response instanceof Error ? 0 : Number(response.headers.get('retry-after')) * 1000;
  return Math.min(Math.max(said || 0, 250 * 2 ** attempt), longestWaitMs);
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
