import type { TrackerOptions } from '../options.js';
import type { OutboxFactory } from '../outbox/outbox.js';
import { startTracker } from '../start-tracker.js';
import type { Tracker } from '../tracker.js';

type Call = [method: keyof Tracker, ...args: unknown[]];
type Method = (...args: unknown[]) => void;
/** What a page finds at `window.ruche`. */
export type ScriptTracker = Tracker & { push?: (...calls: Call[]) => unknown; map?: unknown };

/**
 * Starts a tracker with the attributes of the script's own tag, and takes over the calls of the stub.
 *
 * @param more is called with the tracker, the attributes and the script's folder
 */
export function runScript(
  outbox?: OutboxFactory,
  more?: (tracker: Tracker, settings: DOMStringMap, folder: string) => void,
): void {
  const { dataset, src } = document.currentScript as HTMLScriptElement;
  const { name = 'ruche' } = dataset;
  const page = window as unknown as Record<string, ScriptTracker | undefined>;
  const calls = page[name];
  if (!calls?.track) {
    const folder = new URL('.', src).href;
    const tracker: ScriptTracker = (page[name] = startTracker(
      { endpoint: folder, ...dataset } as unknown as TrackerOptions,
      outbox && !dataset['storage'] ? outbox : undefined,
    ));
    tracker.push = (...batch) =>
      batch.map(([method, ...args]) => (tracker[method] as Method | undefined)?.(...args));
    if (calls?.map) tracker.push(...(calls as unknown as Call[]));
    if (more) more(tracker, dataset, folder);
  }
}
