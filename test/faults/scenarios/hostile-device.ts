import type { Scenario } from './scenario.js';

const forbid = (names: string[]) => `for (const name of ${JSON.stringify(names)}) {
  Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } }); }`;

/** What goes wrong on the device. */
export const hostileDevice: Scenario[] = [
  {
    name: 'storage is forbidden',
    needs: ['init-script'],
    async run({ open, track, arrived }) {
      const tab = await open('/', forbid(['indexedDB', 'localStorage', 'sessionStorage']));
      await tab.run(track(20));
      await arrived();
    },
  },
  {
    name: 'storage is forbidden, page left in the same task',
    needs: ['init-script'],
    async run({ open, track, arrived }) {
      const tab = await open('/', forbid(['indexedDB', 'localStorage', 'sessionStorage']));
      await tab.run(`${track(20)}; location.href = '/next'; 0`);
      await arrived();
    },
  },
  {
    name: 'storage is full',
    needs: ['quota'],
    async run({ browser, open, track, arrived }) {
      const tab = await open();
      await browser.limit(tab, 1);
      await tab.run(track(20, { size: 2_000 }));
      await arrived();
    },
  },
  {
    name: 'the clock is set back by an hour',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const tab = await open();
      await tab.run(track(10));
      await tab.run('{ const real = Date.now; Date.now = () => real() - 36e5; 0 }');
      await tab.run(track(10));
      await pause(2_000);
      proxy.fail();
      await arrived(30_000);
    },
  },
  {
    name: 'the device sleeps for an hour',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const tab = await open();
      await tab.run(track(10));
      await tab.run(`{ for (const clock of [Date, performance]) { const real = clock.now.bind(clock);
        clock.now = () => real() + 36e5; } 0 }`);
      await tab.run(track(10));
      await pause(2_000);
      proxy.fail();
      await arrived(30_000);
    },
  },
  {
    name: 'others have used up what a page may send when it ends',
    async run({ open, loaded, track, arrived }) {
      const tab = await open();
      await tab.run(`for (let n = 0; n < 3; n++) fetch('/slow', { method: 'POST', keepalive: true,
        body: 'x'.repeat(20000) }).catch(() => {}); ${track(20)}; location.href = '/next'; 0`);
      await loaded(tab);
      await arrived();
    },
  },
  {
    name: '10,000 events in a few seconds',
    slow: true,
    async run({ open, track, pause, arrived }) {
      const tab = await open();
      for (let round = 0; round < 20; round++) {
        await tab.run(track(500));
        await pause(100);
      }
      await arrived(60_000);
    },
  },
];
