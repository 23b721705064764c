import { lateDatabase, unmadeDatabase, whenItStarts } from './preludes.js';
import type { Scenario } from './scenario.js';

/** Its tracker need not be done with what was left behind. */
const atNext = `location.pathname === '/next'`;

/** Ways for a page to end. */
export const pageEnds: Scenario[] = [
  {
    name: 'closed within 50 ms of a click',
    async run({ open, track, pause, arrived }) {
      const tab = await open();
      await tab.run(`document.querySelector('button').onclick = () => { ${track(20)} }; 0`);
      await tab.run(`document.querySelector('button').click()`);
      await tab.close();
      await pause(1_000);
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'left in the same task',
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open();
      await tab.run(`${track(20)}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await arrived();
    },
  },
  {
    name: 'left in the same task, collector down',
    async run({ proxy, open, arrivedAt, track, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(`${track(20)}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await proxy.up();
      await arrived();
    },
  },
  {
    name: 'left while its tracker starts',
    own: true,
    async run({ open, holds, track, arrived }) {
      const prelude = whenItStarts(`${track(20)}; location.href = '/next';`);
      const tab = await open('/', { prelude, ready: false });
      await holds(tab, atNext);
      await arrived();
    },
  },
  {
    name: 'left before its database is open, collector down',
    own: true,
    async run({ proxy, open, holds, track, arrived }) {
      await proxy.down();
      const prelude = `${lateDatabase} ${whenItStarts(`${track(20)}; location.href = '/next';`)}`;
      const tab = await open('/', { prelude, ready: false });
      await holds(tab, atNext);
      await proxy.up();
      await arrived();
    },
  },
  {
    name: 'left while its database is being made, collector down',
    own: true,
    async run({ proxy, open, arrivedAt, track, arrived }) {
      await proxy.down();
      const prelude = `${unmadeDatabase} ${whenItStarts(`${track(20)}; location.href = '/next';`)}`;
      const tab = await open('/', { prelude, ready: false });
      // The page that is left rests in the back/forward cache, and must not keep this one from its database.
      await arrivedAt(tab, '/next');
      await proxy.up();
      await arrived();
    },
  },
  {
    name: 'left with 180 kB waiting',
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open();
      await tab.run(`${track(60, { size: 3_000 })}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await arrived();
    },
  },
  {
    name: 'others have used up what a page may send when it ends',
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open();
      await tab.run(`for (let n = 0; n < 3; n++) fetch('/slow', { method: 'POST', keepalive: true,
        body: 'x'.repeat(20000) }).catch(() => {}); ${track(20)}; location.href = '/next'; 0`);
      await arrivedAt(tab, '/next');
      await arrived();
    },
  },
  {
    name: 'back and forward through the cache',
    async run({ open, arrivedAt, track, arrived }) {
      const tab = await open();
      await tab.run(track(5));
      await tab.goto((await tab.run<string>('location.origin')) + '/next');
      await arrivedAt(tab, '/next');
      await tab.run(track(5));
      await tab.back();
      await arrivedAt(tab, '/');
      await tab.run(track(5));
      await tab.run('setTimeout(() => history.forward()); 0');
      await arrivedAt(tab, '/next');
      await tab.run(track(5));
      await arrived();
    },
  },
  {
    name: 'back and forward through the cache, collector down',
    async run({ proxy, open, arrivedAt, track, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(5));
      await tab.goto((await tab.run<string>('location.origin')) + '/next');
      await arrivedAt(tab, '/next');
      await tab.run(track(5));
      await tab.back();
      await arrivedAt(tab, '/');
      await tab.run(track(5));
      await proxy.up();
      await tab.run('setTimeout(() => history.forward()); 0');
      await arrivedAt(tab, '/next');
      await tab.run(track(5));
      // What a page in the cache still has is for the next one that is loaded.
      await open('/later');
      await arrived();
    },
  },
  ...[0, 300].map((ms): Scenario => ({
    name: `renderer crash after ${ms} ms`,
    needs: ['crash'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      const tab = await open();
      await proxy.down();
      await tab.run(track(20));
      await pause(ms);
      await browser.crash(tab);
      await proxy.up();
      await open('/next');
      await arrived();
    },
  })),
  {
    name: 'browser killed after 300 ms, collector down',
    needs: ['kill'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      const tab = await open();
      await proxy.down();
      await tab.run(track(20));
      await pause(300);
      await browser.kill();
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'frozen, then thrown away',
    needs: ['freeze', 'crash'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await pause(500);
      await browser.freeze(tab);
      await browser.crash(tab);
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
];
