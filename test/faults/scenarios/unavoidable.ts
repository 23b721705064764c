import { noStorage, whenItStarts } from './preludes.js';
import type { Scenario, Stage } from './scenario.js';

/** Tracks as soon as the tracker is there, and closes the tab as soon as that is known. */
async function closeAtOnce({ open, holds, track, pause }: Stage): Promise<void> {
  const prelude = whenItStarts(`${track(20)}; window.hasTracked = true;`);
  const tab = await open('/', { prelude, ready: false });
  await holds(tab, '!!window.hasTracked');
  await tab.close();
  await pause(1_000);
}

/** Where a browser leaves no way to lose nothing: how much is lost is measured, not asserted. */
export const unavoidable: Scenario[] = [
  {
    name: 'closed as soon as the tracker has started',
    own: true,
    async run(stage) {
      await closeAtOnce(stage);
      await stage.open('/next');
      await stage.arrived(5_000);
    },
  },
  {
    name: 'closed as soon as the tracker has started, collector down',
    own: true,
    async run(stage) {
      await stage.proxy.down();
      await closeAtOnce(stage);
      await stage.proxy.up();
      await stage.open('/next');
      await stage.arrived(5_000);
    },
  },
  {
    name: 'left before the script has loaded',
    own: true,
    async run({ open, arrivedAt, track, arrived }) {
      // Set by the page right after its stub.
      const prelude = `Object.defineProperty(window, 'trackerReady', { set() {
        ${track(20)}; location.href = '/next'; } });`;
      const tab = await open('/', { prelude, ready: false });
      await arrivedAt(tab, '/next');
      await arrived(5_000);
    },
  },
  {
    name: 'storage is forbidden, left with 180 kB waiting',
    own: true,
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open('/', { prelude: noStorage });
      await tab.run(`${track(60, { size: 3_000 })}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await arrived(5_000);
    },
  },
];
