import { expect } from '@open-wc/testing';
import type { Tracker } from '@ruche/tracker';
import { openCollector } from './collector.js';
import type { TestCollector } from './collector.js';
import { clearDevice, openFrame, until } from './open-frame.js';
import type { Frame } from './open-frame.js';

/** Pages with trackers that share a device, on which nobody has been before. */
export interface Outboxes {
  readonly collector: TestCollector;
  /** Opens a page with a tracker that has an outbox and counts no routes. */
  open(prepare?: (window: Frame['window']) => void): Promise<[Tracker, Frame]>;
  /** What lies in the outbox. */
  records(): Promise<{ bodies: string[] }[]>;
  /** How many messages that is. */
  waiting(): Promise<number>;
  /** Waits until so many posts whose ids begin like this are stored, each once. */
  storedOnce(like: string, count: number): Promise<void>;
}

/** Opens a collector before each test of the calling file, and ends the test's pages after it. */
export function useOutboxes(): Outboxes {
  let collector: TestCollector;
  let frames: Frame[] = [];

  // The collector's engine starts with the first test of a run.
  before(async function () {
    this.timeout(90_000);
    await openCollector();
  });
  beforeEach(async () => {
    frames = [];
    await clearDevice();
    collector = await openCollector();
  });
  afterEach(() => {
    for (const frame of frames) frame.close();
  });

  const records: Outboxes['records'] = async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(`ruche-${collector.writeKey}`);
      request.onsuccess = () => done(request.result);
    });
    const bursts = await new Promise<{ bodies: string[] }[]>((done) => {
      const request = db.transaction('m').objectStore('m').getAll();
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return bursts;
  };
  return {
    get collector() {
      return collector;
    },
    async open(prepare) {
      const frame = await openFrame();
      frames.push(frame);
      // The time that a page still counts lies on the device every now and then, until it is left.
      Object.assign(frame.window, { setInterval: () => 0 });
      prepare?.(frame.window);
      const { createTracker, createOutbox } = await frame.load();
      const { url: endpoint, writeKey } = collector;
      const tracker = createTracker({ writeKey, endpoint, routes: 'off', outbox: createOutbox });
      return [tracker, frame];
    },
    records,
    waiting: async () => (await records()).reduce((sum, { bodies }) => sum + bodies.length, 0),
    async storedOnce(like, count) {
      await until(async () => (await collector.stored(like)).length === count, 14_000);
      const stored = await collector.stored(like);
      expect(stored.every(({ copies }) => copies === '1')).to.equal(true);
    },
  };
}

/** The beginning of ids that no other test has. */
export function mark(): string {
  return `o${crypto.getRandomValues(new Uint32Array(2)).join('')}-`;
}

/** Likes so many posts whose ids begin like this. */
export function track(tracker: Tracker, like: string, count: number): void {
  for (let n = 0; n < count; n++) tracker.track('Post Liked', { post_id: `${like}${n}` });
}

/** Creates so many posts of 3 kB whose ids begin like this. */
export function trackMuch(tracker: Tracker, like: string, count: number): void {
  const text = 'x'.repeat(3_000);
  for (let n = 0; n < count; n++) tracker.track('Post Created', { post_id: `${like}${n}`, text });
}

/** Makes a database hear nothing, ever. */
export function neverOpens({ IDBFactory, IDBOpenDBRequest, EventTarget }: Frame['window']): void {
  const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
  Object.defineProperty(request, 'onupgradeneeded', { writable: true });
  IDBFactory.prototype.open = () => request as IDBOpenDBRequest;
}
