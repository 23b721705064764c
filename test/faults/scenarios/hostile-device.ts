import { noAnswer, noSignal, noStorage } from './preludes.js';
import type { Scenario } from './scenario.js';

/** What goes wrong on the device. */
export const hostileDevice: Scenario[] = [
  {
    name: 'storage is forbidden',
    async run({ open, track, arrived }) {
      const tab = await open('/', { prelude: noStorage });
      await tab.run(track(20));
      await arrived();
    },
  },
  {
    name: 'storage is forbidden, page left in the same task',
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open('/', { prelude: noStorage });
      await tab.run(`${track(20)}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await arrived();
    },
  },
  {
    name: 'storage is forbidden, 503 for a while',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const tab = await open('/', { prelude: noStorage });
      await tab.run(track(20));
      await pause(2_500);
      proxy.fail();
      await arrived();
    },
  },
  {
    name: 'the database never opens',
    async run({ open, track, arrived }) {
      const tab = await open('/', { prelude: `${noAnswer} window.settled = true;` });
      await tab.run(track(20));
      await arrived();
    },
  },
  {
    name: 'the database refuses every write, 503 for a while',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const prelude = `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`;
      const tab = await open('/', { prelude });
      await tab.run(track(20));
      await pause(2_500);
      proxy.fail();
      await arrived();
    },
  },
  {
    name: 'the databases are deleted while messages wait',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const tab = await open();
      await tab.run(track(10));
      await pause(500);
      await tab.run(`indexedDB.databases().then((all) => { for (const { name } of all) indexedDB.deleteDatabase(name); });
        localStorage.clear(); sessionStorage.clear(); 0`);
      await pause(500);
      await tab.run(track(10));
      await pause(1_000);
      proxy.fail();
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
    name: 'storage is full, 503 for a while',
    needs: ['quota'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 503 });
      const tab = await open();
      await browser.limit(tab, 1);
      await tab.run(track(20, { size: 2_000 }));
      await pause(2_500);
      proxy.fail();
      await arrived();
    },
  },
  {
    name: 'private window, left while the collector is down',
    needs: ['private'],
    async run({ proxy, open, track, pause, arrived }) {
      const options = { private: true, prelude: noSignal };
      await open('/other', options);
      await proxy.down();
      const tab = await open('/', options);
      await tab.run(track(20));
      await tab.close();
      await pause(500);
      await proxy.up();
      await open('/next', options);
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
      await pause(1_500);
      proxy.fail();
      await arrived();
    },
  },
  {
    name: 'the clock is set back by an hour between two visits',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await tab.close();
      await pause(500);
      await proxy.up();
      await open('/next', {
        prelude: '{ const real = Date.now; Date.now = () => real() - 36e5; }',
      });
      await arrived();
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
      await pause(1_500);
      proxy.fail();
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
      await arrived();
    },
  },
];
