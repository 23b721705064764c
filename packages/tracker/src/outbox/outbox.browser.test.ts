import { expect } from '@open-wc/testing';
import { openCollector } from '../../../../test/tools/collector.js';
import type { TestCollector } from '../../../../test/tools/collector.js';
import { clearDevice, openFrame, pause, until } from '../../../../test/tools/open-frame.js';
import type { Frame } from '../../../../test/tools/open-frame.js';
import type { Tracker } from '../index.js';

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

const mark = () => `o${crypto.getRandomValues(new Uint32Array(2)).join('')}-`;

async function open(prepare?: (window: Frame['window']) => void): Promise<[Tracker, Frame]> {
  const frame = await openFrame();
  frames.push(frame);
  prepare?.(frame.window);
  const { createTracker, createOutbox } = await frame.load();
  const { url: endpoint, writeKey } = collector;
  const tracker = createTracker({ writeKey, endpoint, routes: 'off', outbox: createOutbox });
  return [tracker, frame];
}

const track = (tracker: Tracker, like: string, count: number) => {
  for (let n = 0; n < count; n++) tracker.track('Post Liked', { post_id: `${like}${n}` });
};

async function records(): Promise<{ bodies: string[] }[]> {
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
}

const waiting = async () => (await records()).reduce((sum, { bodies }) => sum + bodies.length, 0);

async function storedOnce(like: string, count: number): Promise<void> {
  await until(async () => (await collector.stored(like)).length === count, 14_000);
  expect((await collector.stored(like)).every(({ copies }) => copies === '1')).to.equal(true);
}

/** Makes a database hear nothing, ever. */
function neverOpens({ IDBFactory, IDBOpenDBRequest, EventTarget }: Frame['window']): void {
  const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
  Object.defineProperty(request, 'onupgradeneeded', { writable: true });
  IDBFactory.prototype.open = () => request as IDBOpenDBRequest;
}

describe('the outbox', () => {
  it('keeps what was tracked while the collector was away, for the next page', async () => {
    const like = mark();
    await collector.down();
    const [tracker, frame] = await open();
    await tracker.ready();
    track(tracker, like, 20);
    await pause(100);
    frame.close();
    // And the time spent until then.
    await until(async () => (await waiting()) >= 20);
    await collector.up();
    await open();
    await storedOnce(like, 20);
    await until(async () => (await waiting()) === 0);
  });

  it('keeps much in records that are small enough to be written at once', async () => {
    const like = mark();
    await collector.down();
    const [tracker, frame] = await open();
    await tracker.ready();
    const text = 'x'.repeat(3_000);
    for (let n = 0; n < 20; n++) tracker.track('Post Created', { post_id: `${like}${n}`, text });
    await until(async () => (await waiting()) >= 20);
    for (const { bodies } of await records()) expect(bodies.join('').length).to.be.below(32_000);
    frame.close();
    await collector.up();
    await open();
    await storedOnce(like, 20);
  });

  it('keeps what was tracked before it was open', async () => {
    const like = mark();
    await collector.down();
    const [tracker, frame] = await open();
    track(tracker, like, 3);
    await pause(300);
    frame.close();
    await collector.up();
    await open();
    await storedOnce(like, 3);
  });

  it('hands what it could not write yet to the next page of the tab', async () => {
    const like = mark();
    await collector.down();
    const [tracker, frame] = await open(neverOpens);
    track(tracker, like, 3);
    await pause(100);
    frame.close();
    await collector.up();
    await open();
    await storedOnce(like, 3);
    expect(sessionStorage.getItem(`ruche-${collector.writeKey}`)).to.equal(null);
  });

  it('is emptied by what is acknowledged', async () => {
    const [tracker] = await open();
    track(tracker, mark(), 5);
    await tracker.flush();
    await until(async () => (await waiting()) === 0);
  });

  it('leaves alone what a living tab will send, and takes over when it ends', async () => {
    const like = mark();
    await collector.fail({ kind: 'status', status: 503, headers: { 'retry-after': '60' } });
    const [first, frame] = await open();
    track(first, like, 4);
    await first.flush();
    await pause(200);
    const [second] = await open();
    await second.ready();
    await pause(200);
    await collector.fail();
    await second.flush();
    expect(await collector.stored(like)).to.deep.equal([]);
    frame.close();
    await pause(200);
    const [third] = await open();
    await third.ready();
    await storedOnce(like, 4);
  });

  it('is drained once by several tabs that open at the same time', async () => {
    const like = mark();
    await collector.down();
    for (const name of ['a', 'b', 'c']) {
      const [tracker, frame] = await open();
      track(tracker, `${like}${name}`, 10);
      await pause(200);
      frame.close();
    }
    await collector.up();
    await Promise.all([open(), open()]);
    await storedOnce(like, 30);
  });

  it('opens again, once, when its connection is closed under it', async () => {
    const like = mark();
    await collector.fail({ kind: 'status', status: 503 });
    const connections: IDBDatabase[] = [];
    const [tracker, frame] = await open((window) => {
      const { open: original } = window.IDBFactory.prototype;
      window.IDBFactory.prototype.open = function (...args) {
        const request = original.apply(this, args);
        request.addEventListener('success', () => connections.push(request.result));
        return request;
      };
    });
    await tracker.ready();
    track(tracker, `${like}a`, 3);
    await pause(200);
    connections[0]!.close();
    track(tracker, `${like}b`, 3);
    await until(() => connections.length === 2);
    await pause(200);
    frame.close();
    await collector.fail();
    await open();
    await storedOnce(like, 6);
  });

  const refusals: [string, (window: Frame['window']) => void][] = [
    ['is not there', (window) => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'throws',
      (window) => {
        window.IDBFactory.prototype.open = () => {
          throw new DOMException('private mode', 'SecurityError');
        };
      },
    ],
    ['never opens', neverOpens],
    [
      'is full',
      (window) => {
        window.IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
    [
      'has no locks',
      (window) => Object.defineProperty(window.navigator, 'locks', { value: undefined }),
    ],
    [
      'is all forbidden',
      (window) => {
        for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('forbidden', 'SecurityError');
            },
          });
        }
      },
    ],
  ];
  for (const [how, refuse] of refusals) {
    it(`falls back to memory, quietly, where storage ${how}`, async () => {
      const like = mark();
      const errors: unknown[] = [];
      const [tracker] = await open((window) => {
        window.addEventListener('error', ({ error }) => errors.push(error));
        window.addEventListener('unhandledrejection', ({ reason }) => errors.push(reason));
        refuse(window);
      });
      tracker.consent('full');
      track(tracker, like, 3);
      await tracker.flush();
      await pause(200);
      expect((await collector.stored(like)).length).to.equal(3);
      expect(errors).to.deep.equal([]);
    });
  }

  it('forgets what waits when consent is withdrawn, what other tabs left too', async () => {
    await collector.down();
    const [first, frame] = await open();
    track(first, mark(), 3);
    await pause(200);
    frame.close();
    const [second] = await open();
    track(second, mark(), 3);
    second.consent('none');
    await until(async () => (await waiting()) === 0);
    await collector.up();
    await second.flush();
    expect(await collector.requests()).to.deep.equal([]);
  });
});
