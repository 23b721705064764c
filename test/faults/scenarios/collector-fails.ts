import type { Fault } from '../../tools/fault-proxy.js';
import type { Scenario, Stage } from './scenario.js';

/** Long enough for a few tries to fail. */
const outageMs = 2_500;

/** Tracks while something fails, and waits for all of it once nothing fails any more. */
function duringA(fault: Fault, waitMs = outageMs) {
  return async ({ proxy, open, track, pause, requested, arrived }: Stage): Promise<void> => {
    proxy.fail(fault);
    const tab = await open();
    await tab.run(track(20));
    await requested();
    await pause(waitMs);
    proxy.fail();
    await arrived();
  };
}

/** The same, when events get through and the page does not hear of it: until it has tried once more. */
function unheard(fault: Fault, waitMs = outageMs) {
  return async (stage: Stage): Promise<void> => {
    const { proxy, pause, requested } = stage;
    await duringA(fault, waitMs)(stage);
    await requested(proxy.seen.length + 1);
    await pause(500);
  };
}

/** What goes wrong at the collector or on the way to it. */
export const collectorFails: Scenario[] = [
  {
    name: 'down at the start, back later',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await pause(outageMs);
      await proxy.up();
      await arrived();
    },
  },
  {
    name: 'killed in mid-request',
    async run({ proxy, open, track, pause, requested, arrived }) {
      proxy.fail({ kind: 'hang' });
      const tab = await open();
      await tab.run(track(20));
      await requested();
      await proxy.down();
      proxy.fail();
      await pause(1_000);
      await proxy.up();
      await arrived();
    },
  },
  { name: 'answers 500 for a while', run: duringA({ kind: 'status', status: 500 }) },
  { name: 'answers 503 for a while', run: duringA({ kind: 'status', status: 503 }) },
  {
    name: 'answers 429 with Retry-After',
    run: duringA({ kind: 'status', status: 429, headers: { 'retry-after': '2' } }),
  },
  {
    name: 'takes small requests only (413)',
    async run({ proxy, open, track, arrived }) {
      proxy.fail({ kind: 'too-large', bytes: 2_000 });
      const tab = await open();
      await tab.run(track(20, { size: 300 }));
      await arrived();
    },
  },
  {
    name: 'rejects one message of a batch',
    own: true,
    async run({ open, track, arrived }) {
      const tab = await open();
      await tab.run(`${track(10)}; ruche.track('x'.repeat(999)); ${track(10)}`);
      await arrived();
    },
  },
  {
    name: 'answers 400 because of one message',
    async run({ proxy, open, track, arrived }) {
      proxy.fail({ kind: 'poison', text: 'poisonous' });
      const tab = await open();
      await tab.run(`${track(10)}; track('poisonous'); ${track(10)}`);
      await arrived();
    },
  },
  { name: 'resets connections for a while', run: duringA({ kind: 'reset' }) },
  { name: 'stores, but its answers are lost', run: unheard({ kind: 'ack-lost' }) },
  { name: 'hangs', slow: true, run: duringA({ kind: 'hang' }, 5_000) },
  {
    name: 'answers after the page has given up',
    slow: true,
    run: unheard({ kind: 'slow', ms: 22_000 }, 25_000),
  },
];
