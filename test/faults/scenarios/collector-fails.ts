import type { Scenario } from './scenario.js';

const outageMs = 4_000;

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
      await arrived(40_000);
    },
  },
  {
    name: 'killed in mid-request',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'hang' });
      const tab = await open();
      await tab.run(track(20));
      await pause(2_500);
      await proxy.down();
      proxy.fail();
      await pause(1_000);
      await proxy.up();
      await arrived(40_000);
    },
  },
  ...[500, 503].map((status): Scenario => ({
    name: `answers ${status} for a while`,
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status });
      const tab = await open();
      await tab.run(track(20));
      await pause(outageMs);
      proxy.fail();
      await arrived(40_000);
    },
  })),
  {
    name: 'answers 429 with Retry-After',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'status', status: 429, headers: { 'retry-after': '3' } });
      const tab = await open();
      await tab.run(track(20));
      await pause(outageMs);
      proxy.fail();
      await arrived(40_000);
    },
  },
  {
    name: 'takes small requests only (413)',
    async run({ proxy, open, track, arrived }) {
      proxy.fail({ kind: 'too-large', bytes: 2_000 });
      const tab = await open();
      await tab.run(track(20, { size: 300 }));
      await arrived(40_000);
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
    name: 'resets connections for a while',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'reset' });
      const tab = await open();
      await tab.run(track(20));
      await pause(outageMs);
      proxy.fail();
      await arrived(40_000);
    },
  },
  {
    name: 'stores, but its answers are lost',
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'ack-lost' });
      const tab = await open();
      await tab.run(track(20));
      await pause(outageMs);
      proxy.fail();
      await arrived(40_000);
    },
  },
  {
    name: 'hangs',
    slow: true,
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'hang' });
      const tab = await open();
      await tab.run(track(20));
      await pause(5_000);
      proxy.fail();
      await arrived(60_000);
    },
  },
  {
    name: 'answers after the page has given up',
    slow: true,
    async run({ proxy, open, track, pause, arrived }) {
      proxy.fail({ kind: 'slow', ms: 22_000 });
      const tab = await open();
      await tab.run(track(20));
      await pause(25_000);
      proxy.fail();
      await arrived(60_000);
    },
  },
];
