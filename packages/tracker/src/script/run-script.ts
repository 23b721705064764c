import type { TrackerOptions } from '../options.js';
import type { OutboxFactory } from '../outbox/outbox.js';
import { startTracker } from '../start-tracker.js';
import type { Tracker } from '../tracker.js';

type Call = [method: keyof Tracker, ...args: unknown[]];

/** Starts a tracker with the attributes of the script's own tag, and takes over the calls of the stub. */
export function runScript(outbox?: OutboxFactory): void {
  const { dataset, src } = document.currentScript as HTMLScriptElement;
  const page = window as unknown as Record<string, (Tracker & { push?: typeof push }) | Call[]>;
  const name = dataset['name'] ?? 'ruche';
  const calls = page[name];
  if (calls && 'track' in calls) return;

  const tracker: Tracker & { push?: typeof push } = startTracker(
    {
      endpoint: new URL('.', src).href,
      ...dataset,
      debug: 'debug' in dataset,
    } as unknown as TrackerOptions,
    dataset['storage'] ? undefined : outbox,
  );
  const push = (...more: Call[]) => {
    for (const [method, ...args] of more)
      (tracker[method] as (...args: unknown[]) => void)?.(...args);
  };
  tracker.push = push;
  page[name] = tracker;
  for (const part of ['auto', 'vitals']) {
    const chosen = dataset[part];
    if (chosen !== undefined) {
      import(/* @vite-ignore */ new URL(`ruche-${part}.js`, src).href)
        .then((module: { start(tracker: Tracker, chosen?: string): void }) =>
          module.start(tracker, chosen || undefined),
        )
        .catch(() => {});
    }
  }
  if (Array.isArray(calls)) push(...calls);
}
