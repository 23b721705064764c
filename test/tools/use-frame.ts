import type { Tracker, TrackerOptions } from '@ruche/tracker';
import { openCollector } from './collector.js';
import type { TestCollector } from './collector.js';
import { clearDevice, openFrame } from './open-frame.js';
import type { Frame } from './open-frame.js';

/** A collector and a page, on a device where nobody has been before. */
export interface FrameUnderTest {
  readonly collector: TestCollector;
  readonly frame: Frame;
  /** Ends the page and opens another one; `elsewhere`: with another collector. */
  reopen(options?: { elsewhere?: boolean }): Promise<void>;
  /** Starts a tracker with its outbox in the page; it counts no routes unless the options say so. */
  start(options?: Partial<TrackerOptions>): Promise<Tracker>;
}

/** Opens them before each test of the calling file, and ends the page after it. */
export function useFrame(): FrameUnderTest {
  let collector: TestCollector;
  let frame: Frame;

  // The collector's engine starts with the first test of a run.
  before(async function () {
    this.timeout(90_000);
    await openCollector();
  });
  beforeEach(async () => {
    await clearDevice();
    collector = await openCollector();
    frame = await openFrame();
  });
  afterEach(() => frame.close());

  return {
    get collector() {
      return collector;
    },
    get frame() {
      return frame;
    },
    async reopen({ elsewhere = false } = {}) {
      frame.close();
      if (elsewhere) collector = await openCollector();
      frame = await openFrame();
    },
    async start(options = {}) {
      const { createTracker, createOutbox } = await frame.load();
      const { url: endpoint, writeKey } = collector;
      return createTracker({ writeKey, endpoint, routes: 'off', outbox: createOutbox, ...options });
    },
  };
}
