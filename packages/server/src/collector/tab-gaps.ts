import { LRUCache } from 'lru-cache';
import { isObject } from './json-object.js';

/** What {@link createTabGaps} takes. */
export interface TabGapsOptions {
  now: () => Date;
  /** How many tabs are watched at a time. @defaultValue 100,000 */
  tabs?: number;
}

/**
 * Finds out what never arrived: trackers number the messages of each tab (`context.seq`), so a number that
 * is left out is a message that is on its way, waits on a device, or is lost.
 */
export interface TabGaps {
  /** Notes the messages of a request that was taken, the rejected ones too. */
  note(site: string, messages: readonly unknown[]): void;
  /** Numbered messages that came, each once. */
  readonly arrived: number;
  /** Numbers that are missing in the tabs of the last two days. */
  readonly missing: number;
  /** Numbers that were still missing when their tab had been silent for two days. */
  readonly lost: number;
}

interface Tab {
  highest: number;
  missing: Set<number>;
}

const silenceMs = 48 * 3_600_000;
/** A tab that is first heard of so soon after the start may have begun before it. */
const settleMs = 30 * 60_000;
/** A larger leap is not a gap but a broken or forged number. */
const largestLeap = 10_000;

/** Makes the {@link TabGaps} of a collector. */
export function createTabGaps({ now, tabs: max = 100_000 }: TabGapsOptions): TabGaps {
  const startedAt = now().getTime();
  let arrived = 0;
  let missing = 0;
  let lost = 0;
  const tabs = new LRUCache<string, Tab>({
    max,
    ttl: silenceMs,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
    dispose: (tab, _name, reason) => {
      if (reason === 'set') return;
      missing -= tab.missing.size;
      lost += tab.missing.size;
    },
  });

  const noteNumber = (name: string, seq: number): void => {
    const before = tabs.get(name);
    const tab = before ?? { highest: firstKnown(seq), missing: new Set<number>() };
    const known = before && seq <= tab.highest;
    if (known && !tab.missing.delete(seq)) return;
    arrived++;
    if (known) missing--;
    if (seq > tab.highest) {
      for (let skipped = tab.highest + 1; skipped < seq; skipped++) tab.missing.add(skipped);
      missing += seq - tab.highest - 1;
      tab.highest = seq;
    }
    tabs.set(name, tab);
  };
  /** What of a new tab is taken as having come before. */
  const firstKnown = (seq: number): number =>
    now().getTime() - startedAt < settleMs ? seq - 1 : 0;

  return {
    note(site, messages) {
      for (const message of messages) {
        if (!isObject(message) || !isObject(message['context'])) continue;
        const { messageId } = message;
        const { seq } = message['context'];
        if (typeof messageId !== 'string' || !Number.isSafeInteger(seq)) continue;
        const highest = tabs.peek(`${site} ${tabOf(messageId, seq as number)}`)?.highest ?? 0;
        const isNumber = (seq as number) > 0 && (seq as number) - highest <= largestLeap;
        if (isNumber && messageId.endsWith(String(seq))) {
          noteNumber(`${site} ${tabOf(messageId, seq as number)}`, seq as number);
        }
      }
    },
    get arrived() {
      tabs.purgeStale();
      return arrived;
    },
    get missing() {
      tabs.purgeStale();
      return missing;
    },
    get lost() {
      tabs.purgeStale();
      return lost;
    },
  };
}

/** A tracker's message is called after its tab and its number there. */
function tabOf(messageId: string, seq: number): string {
  return messageId.slice(0, -String(seq).length);
}
