import { full } from '../full.js';
import { backoff } from './backoff.js';
import type { Item } from './item.js';
import { pack } from './pack.js';

/** Messages of a burst share one request. */
const gatherMs = 1_000;
const timeoutMs = 20_000;
/** Keepalive requests share 64 KiB; the rest is for the envelope. */
const roomBytes = 56_000;
/** More than this is not kept: the oldest go. */
const mostItems = 20_000;

/** Tells the site's developer, once for each cause, why something is not sent. */
export type Note = (cause: string) => void;

/** Gets messages to the collector: one request at a time, each until it is acknowledged or refused. */
export type Delivery = [
  /** What waits or is on its way. */
  queue: Set<Item>,
  add: (item: Item) => void,
  /** Sends what waits now; settles when that has been tried. */
  flush: () => Promise<void>,
  /** The same at once, because the page may end any moment. */
  leave: () => Promise<void>,
  /** These are not sent, or not again. */
  drop: (items: Iterable<Item>) => void,
];

/**
 * Makes a {@link Delivery}.
 * @param envelope gives what goes with each batch, as JSON
 * @param prepare is called before a request that can wait; may fetch what the envelope needs
 * @param forget hears of what need not be kept any longer
 */
export function createDelivery(
  url: string,
  note: Note,
  envelope: () => string,
  prepare: () => Promise<void>,
  forget: (items: Iterable<Item>) => void,
): Delivery {
  const queue = new Set<Item>();
  let tail = Promise.resolve();
  let timer: unknown;
  let room = roomBytes;
  let inFlight = 0;
  let retries = 0;
  let notBefore = 0;
  let leaving = false;

  const drop = (items: Iterable<Item>) => {
    forget(items);
    for (const item of items) queue.delete(item);
  };
  const schedule = (wait: number) => {
    clearTimeout(timer as number);
    timer = setTimeout(flush, wait);
  };
  const flush = () => {
    timer = 0;
    return (tail = tail.then(prepare).then(post));
  };
  const post = async (): Promise<void> => {
    const batch: Item[] = [];
    let bytes = 0;
    for (const item of queue) {
      if (!item.sent) {
        const { length } = new TextEncoder().encode(item.body);
        if (bytes && bytes + length > room - inFlight) break;
        bytes += length;
        batch.push(item);
      }
    }
    let more = queue.size > batch.length;
    if (!batch[0] || performance.now() < notBefore || (document as Prerenderable).prerendering)
      return;

    const text = `{"batch":[${batch.map((item) => item.body)}],${envelope().slice(1)}`;
    // Not marked before: should the page end meanwhile, they go as they are.
    const body = full && !leaving ? await pack(text) : text;
    if (full && !queue.has(batch[0])) return;
    const mark = (sent: number) => {
      inFlight += bytes * sent;
      batch.map((item) => (item.sent = sent > 0));
    };
    mark(1);
    const answer = await new Promise<Response>((settle) =>
      fetch(url, {
        method: 'POST',
        body,
        // Others may have used up what keepalive requests share: the next try does without.
        keepalive: !(retries & 1),
        signal: AbortSignal.timeout(timeoutMs),
      }).then(settle, settle),
    ).catch(
      // The page has replaced fetch by something that throws, or the browser is old: nothing will answer.
      () => ({ ok: navigator.sendBeacon(url, body) }) as Response,
    );
    mark(-1);

    const { ok, status = 0, headers } = (answer || 0) as Partial<Response>;
    const refused = /^4(?!04|08|29)/.test(status as unknown as string);
    if (!ok) note(`not sent: ${status}${full ? '; ?ruche_debug says why' : ''}`);
    // Too large, or one of them cannot be read: that one is found by halving.
    if (/4(00|13)/.test(status as unknown as string) && batch[1]) {
      room = bytes / 2;
      more = true;
    } else if (ok || refused) {
      // Neither the key nor the origin becomes right while the page lives.
      if (/0[13]/.test(status as unknown as string)) room = 0;
      retries = 0;
      drop(room ? batch : queue);
    } else {
      const asked = (headers?.get('retry-after') as unknown as number) * 1e3 || 0;
      // Clocks of browsers are a little coarse, and a timer that came too early would be the last.
      notBefore = performance.now() + asked - 1;
      return schedule(asked + backoff(++retries, Math.random()));
    }
    if (more) return post();
  };

  const leave = () => {
    leaving = true;
    const sent = post();
    leaving = false;
    return sent;
  };

  return [
    queue,
    (item) => {
      const [oldest] = queue.add(item);
      if (queue.size > (room && mostItems)) drop([oldest!]);
      if (!timer) schedule(gatherMs);
    },
    flush,
    full ? leave : post,
    drop,
  ];
}

interface Prerenderable {
  prerendering?: boolean;
}
