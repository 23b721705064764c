import type { Tracker } from '../tracker.js';
import { explainSilence } from './explain-silence.js';
import type { SilenceSigns } from './explain-silence.js';
import { explainStatus } from './explain-status.js';

/** The settings that the explanations depend on; a script tag's `dataset` has them. */
export type DebugSettings = Pick<SilenceSigns, 'writeKey' | 'consent' | 'ignoreSignals'>;

interface Sent {
  batch: { type: string; event?: string }[];
}

/** Says in the console what is called and sent, and once per cause why something is not. */
export function debug(tracker: Tracker, settings: DebugSettings): void {
  const told = new Set<string>();
  const say = (text: string, ...details: unknown[]) => console.info(`ruche: ${text}`, ...details);
  const sayOnce = (text: string | undefined) => {
    if (text && !told.has(text)) say(text);
    if (text) told.add(text);
  };
  let { consent } = settings;
  const why = () => {
    const { globalPrivacyControl, doNotTrack } = navigator as Navigator & SilenceSigns;
    let choice: string | null | undefined;
    try {
      choice = localStorage.getItem('ruche');
    } catch {
      // Nothing can have been chosen.
    }
    sayOnce(explainSilence({ ...settings, consent, choice, globalPrivacyControl, doNotTrack }));
  };

  for (const name of Object.keys(tracker) as (keyof Tracker)[]) {
    const original = tracker[name] as (...args: unknown[]) => unknown;
    tracker[name] = ((...args: unknown[]) => {
      if (name === 'consent') consent = args[0] as string;
      if ((name as string) !== 'push') say(`${name}()`, ...args);
      const result = original(...args);
      why();
      if ((name === 'identify' || name === 'alias') && consent !== 'full') {
        sayOnce(`${name}() waits: a person is named only when the consent is “full”.`);
      }
      return result;
    }) as never;
  }
  watchRequests(async (text, answer) => {
    const { batch } = JSON.parse(text) as Sent;
    say(`sends ${batch.length} message(s)`, batch);
    const response = await answer.catch(() => undefined);
    if (!response?.ok) return sayOnce(explainStatus(response?.status ?? 0));
    const { rejected = [] } = (await response.clone().json()) as { rejected?: unknown[] };
    if (rejected.length > 0) say('the collector did not take these:', rejected);
  });
  why();
}

/** Listens to what goes to a collector; the page's own requests pass untouched. */
function watchRequests(tell: (body: string, answer: Promise<Response>) => Promise<void>): void {
  const original = window.fetch;
  window.fetch = (...args) => {
    const answer = original(...args);
    const [address, init] = args;
    if (String(address).endsWith('/v1/batch') && init?.body) {
      void read(init.body as string | Blob)
        .then(async (text) => tell(text, answer))
        .catch(() => {});
    }
    return answer;
  };
}

async function read(body: string | Blob): Promise<string> {
  if (typeof body === 'string') return body;
  return new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
