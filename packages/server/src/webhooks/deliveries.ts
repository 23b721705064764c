import type { Delivery } from '@ruche/schema';
import type { Entry, Records } from '../records/records.js';
import { signWebhook } from './sign-webhook.js';
import type { WebhookTarget } from './webhook-target.js';

/** Seconds before each further attempt; after the last one it has failed. */
const waits = [10, 60, 300, 1800, 7200, 21_600, 43_200];
const patienceMs = 10_000;
/** Longer than all attempts of one message take. */
const longestMs = 2 * 86_400_000;

/** A post that is on its way, as it is kept. */
export interface KeptDelivery extends Delivery {
  /** JSON text, the same at every attempt. */
  readonly payload: string;
  readonly target: WebhookTarget;
}

/** What {@link createDeliveries} takes. */
export interface DeliveriesOptions {
  records: Records;
  now: () => Date;
  /** @defaultValue the global one */
  fetch?: typeof globalThis.fetch;
}

/** Posts to webhooks: each message until it is taken, or its attempts are used up. */
export interface Deliveries {
  /** Keeps a message that is to be posted, unless one of this id is known. */
  add(
    site: string,
    message: { id: string; group: string | null; payload: object; target: WebhookTarget },
  ): Promise<void>;
  /** Tries all that are due once. */
  deliver(site: string): Promise<void>;
}

/** Makes the deliveries of a store. */
export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { records, now, fetch = globalThis.fetch } = options;
  const kind = 'delivery';

  const attempt = async (site: string, entry: Entry<KeptDelivery>): Promise<void> => {
    const { id, group, body } = entry;
    const at = now();
    const problem = await post(fetch, { id, at, body: body.payload }, body.target);
    await records.put({ site, kind, id, group, body: judged(body, problem, at) });
  };

  return {
    async add(site, { id, group, payload, target }) {
      if (await records.find(site, kind, id)) return;
      const body: KeptDelivery = {
        ...{ state: 'pending', attempts: 0, next: now().toISOString() },
        ...{ payload: JSON.stringify(payload), target },
      };
      await records.put({ site, kind, id, group, body });
    },
    async deliver(site) {
      const time = now();
      const due = time.toISOString();
      const since = new Date(time.getTime() - longestMs);
      const all = await records.list<KeptDelivery>(site, kind, since);
      const waiting = all.filter(
        ({ body: { state, next = '' } }) => state === 'pending' && next <= due,
      );
      await Promise.all(waiting.map((entry) => attempt(site, entry)));
    },
  };
}

/** Posts once. Undefined when it was taken, else what came of it. */
async function post(
  fetch: typeof globalThis.fetch,
  message: { id: string; at: Date; body: string },
  { url, secret }: WebhookTarget,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'ruche',
        ...signWebhook(secret, message),
      },
      body: message.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `answered ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'not reached';
  }
}

function judged(body: KeptDelivery, problem: string | undefined, at: Date): KeptDelivery {
  const { payload, target } = body;
  const attempts = body.attempts + 1;
  if (problem === undefined) return { state: 'delivered', attempts, payload, target };
  const wait = waits[attempts - 1];
  // 410: the receiver says that it is gone for good.
  if (wait === undefined || problem === 'answered 410') {
    return { state: 'failed', attempts, problem, payload, target };
  }
  const next = new Date(at.getTime() + wait * 1000).toISOString();
  return { state: 'pending', attempts, next, problem, payload, target };
}
