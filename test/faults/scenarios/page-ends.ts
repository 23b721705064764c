import type { Scenario } from './scenario.js';

/** Ways for a page to end. */
export const pageEnds: Scenario[] = [
  {
    name: 'closed within 50 ms of a click',
    async run({ open, track, pause, arrived }) {
      const tab = await open();
      await tab.run(`document.querySelector('button').onclick = () => { ${track(20)} }`);
      await tab.run(`document.querySelector('button').click()`);
      await tab.close();
      await pause(1_000);
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'left in the same task',
    async run({ open, loaded, track, arrived }) {
      const tab = await open();
      await tab.run(`${track(20)}; location.href = '/next'; 0`);
      await loaded(tab);
      await arrived();
    },
  },
  {
    name: 'left while its tracker starts',
    needs: ['init-script'],
    own: true,
    async run({ open, loaded, track, arrived }) {
      // As soon as the script has run, in its own task.
      const hook = `if (location.pathname === '/') {
        let held; Object.defineProperty(window, 'ruche', { configurable: true, get: () => held, set(value) {
          held = value; if (value.track) { queueMicrotask(() => { ${track(20)}; location.href = '/next'; }); } } }); }`;
      const tab = await open('/', hook);
      await loaded(tab);
      await arrived();
    },
  },
  {
    name: 'left with 180 kB waiting',
    async run({ open, loaded, track, arrived }) {
      const tab = await open();
      await tab.run(`${track(60, { size: 3_000 })}; location.href = '/next'; 0`);
      await loaded(tab);
      await arrived(20_000);
    },
  },
  {
    name: 'back and forward through the cache',
    async run({ open, loaded, track, pause, arrived }) {
      const tab = await open();
      await tab.run(track(5));
      await tab.goto((await tab.run<string>('location.origin')) + '/next');
      await loaded(tab);
      await tab.run(track(5));
      await tab.back();
      await loaded(tab);
      await pause(300);
      await tab.run(track(5));
      await tab.run('history.forward()');
      await pause(500);
      await loaded(tab);
      await tab.run(track(5));
      await arrived();
    },
  },
  {
    name: 'renderer crash after 300 ms',
    needs: ['crash'],
    async run({ browser, open, track, pause, arrived }) {
      const tab = await open();
      await tab.run(track(20));
      await pause(300);
      await browser.crash(tab);
      await open('/next');
      await arrived();
    },
  },
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
    needs: ['freeze'],
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
