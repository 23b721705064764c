import { keptSince } from '../sites/kept-since.js';
import type { Sites } from '../sites/open-sites.js';
import type { Site } from '../sites/site.js';
import type { Store, StoreLogger } from '../store/store.js';
import { sweepRetention } from './sweep-retention.js';

const hour = 3_600_000;
const day = 24 * hour;
/** A clock that is so far ahead of the last message may be wrong. */
const doubtfulGap = 40 * day;

/** What {@link createRetentionWatch} takes. */
export interface RetentionWatchOptions {
  store: Store;
  sites: Sites;
  log: StoreLogger;
  /** @defaultValue the system's */
  now?: () => Date;
  /** Milliseconds since the start, by a clock that never jumps. @defaultValue that of the process */
  running?: () => number;
}

/** Keeps every site to its setting `retention`. */
export interface RetentionWatch {
  start(): void;
  /** Looks once whether something is to go. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes a {@link RetentionWatch}: once a day, and within the hour after the setting was changed. A clock
 * that is weeks ahead of the last message is believed only after it has run so for a day, for what it
 * removes does not come back.
 */
export function createRetentionWatch(options: RetentionWatchOptions): RetentionWatch {
  const { store, sites, log, now = () => new Date() } = options;
  const { running = () => performance.now() } = options;
  const done = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const lookAt = async (site: Site): Promise<void> => {
    const since = keptSince(site, now());
    const name = since?.toISOString() ?? '';
    if (!since || done.get(site.id) === name) return;
    if (running() < day && (await isDoubtful(store, site.id, now()))) {
      log.warn(
        { since: name },
        'the clock is far ahead of the last message: nothing is removed yet',
      );
      return;
    }
    const rows = await sweepRetention({ store, site: site.id, since });
    done.set(site.id, name);
    log.info({ since: name, rows }, 'what the site keeps no longer has been removed');
  };

  const look = async (): Promise<void> => {
    for (const site of sites.all()) {
      try {
        await lookAt(site);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log.error({ error: message }, 'what the site keeps no longer cannot be removed');
      }
    }
  };

  return {
    look: () => (looking ??= look().finally(() => (looking = undefined))),
    start() {
      void this.look();
      timer = setInterval(() => void this.look(), hour);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function isDoubtful(store: Store, site: string, now: Date): Promise<boolean> {
  const [row] = await store.query<{ last: string }>(
    `SELECT toUnixTimestamp64Milli(max(received_at)) AS last FROM messages WHERE site = {site:String}`,
    { site },
  );
  const last = Number(row?.last);
  return last > 0 && now.getTime() - last > doubtfulGap;
}
