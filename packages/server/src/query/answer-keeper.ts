import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '@ruche/schema';
import type { Sites } from '../sites/open-sites.js';
import type { Store } from '../store/store.js';
import { answerGuarded } from './answer-guarded.js';
import type { AskedQuestion, AskedQuestions } from './asked-questions.js';
import { createRequestRun } from './request-run.js';

const hour = 3_600_000;
/** Who looked at a page then may look again: after a night, or after a weekend. */
const lately = 72 * hour;
const defaultLookEveryMs = 10_000;
/** Of its time it spends one part asking and so many resting. */
const rest = 4;

/** What {@link createAnswerKeeper} takes. */
export interface AnswerKeeperOptions {
  store: Store;
  sites: Sites;
  asked: AskedQuestions;
  /** @defaultValue the system's clock */
  now?: () => Date;
  /** How often it looks whether something has changed. @defaultValue 10 seconds */
  lookEveryMs?: number;
}

/** Keeps answers ready. */
export interface AnswerKeeper {
  /** Asks again what was asked lately, once. */
  look(): Promise<void>;
  /** Does so whenever something has changed, until it is told to stop. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * Makes an {@link AnswerKeeper}. An answer is remembered until facts that it rests on change, or a day begins; the
 * next to look would wait while it is worked out anew. So what was asked lately is asked again meanwhile, one
 * question after the other, with four fifths of the time left to everybody else. Where nothing is remembered it
 * does nothing.
 */
export function createAnswerKeeper(options: AnswerKeeperOptions): AnswerKeeper {
  const { store, sites, asked, now = () => new Date(), lookEveryMs = defaultLookEveryMs } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let seen = '';

  const askAgain = async (one: AskedQuestion): Promise<void> => {
    const site = sites.byId(one.site);
    if (!site) return asked.forget(one);
    const reader = { site, access: { site: site.id, role: 'admin', groups: '*' } } as const;
    const run = createRequestRun({ store, signal });
    try {
      await answerGuarded({ question: one.question, reader, run, asOf: now() });
    } catch (error) {
      // What cannot be answered any more is not asked again; a fault of our own is told to whoever asks next.
      if (error instanceof ProblemError && error.status < 500) asked.forget(one);
    }
  };

  const look = async (): Promise<void> => {
    for (const one of asked.since(new Date(now().getTime() - lately))) {
      if (signal.aborted) return;
      const start = performance.now();
      await askAgain(one);
      // After a known answer, too: a few hundred of them without a pause would keep everybody else waiting.
      const pause = Math.ceil((performance.now() - start) * rest);
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  };

  const lookIfChanged = async (): Promise<void> => {
    const version = store.version();
    // Wherever a day begins, it does so at a full quarter of an hour.
    const state = `${version} ${Math.floor(now().getTime() / (hour / 4))}`;
    if (version === undefined || state === seen) return;
    await look();
    seen = state;
  };

  return {
    look,
    start() {
      timer = setInterval(() => {
        looking ??= lookIfChanged().finally(() => (looking = undefined));
      }, lookEveryMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await looking;
    },
  };
}
