import type { Scenario } from './scenario.js';

/** No way to the collector, for long. */
export const offline: Scenario[] = [
  {
    name: 'offline for a while',
    needs: ['offline'],
    async run({ browser, open, track, pause, arrived }) {
      const tab = await open();
      await browser.offline(tab, true);
      await tab.run(track(20));
      await pause(2_500);
      await browser.offline(tab, false);
      await arrived();
    },
  },
  {
    name: 'offline, tab closed, another opened later',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await tab.close();
      await pause(500);
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'offline, tab closed, browser restarted, back online',
    needs: ['restart'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      await open('/other');
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await tab.close();
      await pause(300);
      await browser.restart();
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'offline, browser restarted with its tab open',
    needs: ['restart'],
    async run({ browser, proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await pause(300);
      await browser.restart();
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'two tabs offline, both closed, two opened',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tabs = [await open('/a'), await open('/b')];
      for (let round = 0; round < 3; round++) {
        for (const tab of tabs) await tab.run(track(5));
        await pause(200);
      }
      for (const tab of tabs) await tab.close();
      await pause(300);
      await proxy.up();
      await Promise.all([open('/c'), open('/d')]);
      await arrived();
    },
  },
  {
    name: 'two tabs drain one outbox while a third goes on',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tabs = [await open('/a'), await open('/b'), await open('/c')];
      for (const tab of tabs) await tab.run(track(10));
      for (const tab of tabs.slice(1)) await tab.close();
      await pause(300);
      await proxy.up();
      await Promise.all([open('/d'), open('/e')]);
      await tabs[0]!.run(track(10));
      await arrived();
    },
  },
  {
    name: 'five tabs offline, all closed',
    async run({ proxy, open, track, pause, arrived }) {
      await proxy.down();
      const tabs = [];
      for (const path of ['/a', '/b', '/c', '/d', '/e']) tabs.push(await open(path));
      for (const tab of tabs) await tab.run(track(6));
      for (const tab of tabs) await tab.close();
      await pause(500);
      await proxy.up();
      await open('/next');
      await arrived();
    },
  },
  {
    name: 'consent withdrawn while messages wait',
    own: true,
    silent: true,
    async run({ proxy, open, track, pause }) {
      await proxy.down();
      const tab = await open();
      await tab.run(track(20));
      await pause(500);
      await tab.run(`ruche.consent('none')`);
      // A try that is on its way at that moment still fails.
      await pause(500);
      await proxy.up();
      await tab.run(track(5));
      await pause(2_000);
      await open('/next');
      await pause(2_000);
    },
  },
];
