import type { Eraser } from '../erasure/create-eraser.js';
import type { Sites } from '../sites/open-sites.js';
import { instantOf } from '../store/column-time.js';
import type { AppendResult, Store, StoreLogger, StoredMessage } from '../store/store.js';
import { nameEarlierActs } from './name-earlier-acts.js';
import type { NamedSession } from './name-earlier-acts.js';
import { nameRows } from './name-rows.js';
import { RecentMap } from './recent-map.js';
import { actRowOf, nobody } from './act-row.js';

/** What {@link createSessionPersons} takes. */
export interface SessionPersonsOptions {
  store: Store;
  sites: Pick<Sites, 'all'>;
  log: Pick<StoreLogger, 'warn'>;
  now: () => Date;
  /** When somebody was erased, if ever. */
  erasedAt?: Eraser['erasedAt'];
}

/** Stores messages, and gives the acts of a session to the person who is named in it. */
export interface SessionPersons {
  append(messages: readonly StoredMessage[]): Promise<AppendResult>;
  /** Resolves once the acts of before have been given to the people named so far. */
  settled(): Promise<void>;
  /** Ends once what runs has ended. */
  close(): Promise<void>;
}

const hour = 3_600_000;
/** How long a session's person is remembered: nothing comes later than that, but by rare retries. */
const memory = 48 * hour;
/** Several people who are named at about the same time share the questions to the store. */
const gatherMs = 300;
const againMs = 5_000;

/**
 * Anonymous to known: when an `identify` names the person of a session, the session's acts of before become
 * that person's, and so do those that come late. Only the full consent names sessions' people, so without
 * it nothing is joined. A rewritten row takes the place of the first; what a crash leaves undone is done
 * after the start.
 */
export function createSessionPersons(options: SessionPersonsOptions): SessionPersons {
  const { store, sites, log, now, erasedAt = () => undefined } = options;
  const persons = new RecentMap<string, string>(200_000);
  const waiting = new Map<string, NamedSession>();
  let recovered: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let closed = false;

  const isOpen = (site: string): boolean =>
    sites.all().some(({ id, identity }) => id === site && identity === 'open');

  const learn = (site: string, session: string, person: string): void => {
    const name = `${site} ${session}`;
    if (persons.has(name)) return;
    persons.set(name, person);
    waiting.set(name, { site, session, person, open: isOpen(site) });
  };
  const named = (message: StoredMessage): StoredMessage => {
    const { site, actor, session, ts } = actRowOf(message.rows);
    const person = actor === nobody && persons.get(`${String(site)} ${String(session)}`);
    if (!person) return message;
    const erased = erasedAt(String(site), person);
    if (erased && instantOf(ts) < erased.getTime()) return message;
    return { ...message, rows: nameRows(message.rows, { person, open: isOpen(String(site)) }) };
  };

  const work = async (): Promise<void> => {
    const sessions = [...waiting.values()];
    if (sessions.length === 0 || closed) return;
    waiting.clear();
    try {
      await nameEarlierActs({ store, sessions, now: now() });
    } catch (err) {
      log.warn({ err }, 'acts of before could not be given to the people who were named');
      for (const session of sessions) waiting.set(`${session.site} ${session.session}`, session);
      schedule(againMs);
    }
  };
  const schedule = (ms: number): void => {
    if (closed || timer || waiting.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      running = running.then(work);
    }, ms);
    timer.unref();
  };
  /** The people named before this start; what the last process may have left undone is done again. */
  const recover = async (): Promise<void> => {
    const since = now().getTime() - memory;
    const rows = await store.query<{ site: string; session: string; person: string; fresh: 0 | 1 }>(
      `SELECT site, toString(session) AS session, toString(argMin(actor, (claimed_at, id))) AS person,
         max(received_at) >= fromUnixTimestamp64Milli({fresh:Int64}) AS fresh
       FROM messages
       WHERE event = 'identify' AND main = 1 AND actor != 0 AND messages.session != 0
         AND received_at >= fromUnixTimestamp64Milli({since:Int64})
         AND (verified = 1 OR site IN {open:Array(String)})
       GROUP BY site, session`,
      {
        since,
        fresh: now().getTime() - hour,
        open: sites
          .all()
          .map(({ id }) => id)
          .filter(isOpen),
      },
    );
    for (const { site, session, person, fresh } of rows) {
      if (fresh) learn(site, session, person);
      else persons.set(`${site} ${session}`, person);
    }
    schedule(gatherMs);
  };

  return {
    async append(messages) {
      recovered ??= recover().catch((err: unknown) => {
        recovered = undefined;
        log.warn({ err }, 'the people of the last sessions could not be read');
      });
      for (const message of messages) {
        const { site, event, actor, session, verified } = actRowOf(message.rows);
        const tells = event === 'identify' && actor !== nobody && session !== 0n;
        if (tells && (verified === 1 || isOpen(String(site)))) {
          learn(String(site), String(session), String(actor));
        }
      }
      const result = await store.append(messages.map(named));
      schedule(gatherMs);
      return result;
    },
    async settled() {
      await recovered;
      running = running.then(work);
      await running;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
