import { expect } from '@open-wc/testing';
import { pause, until } from '../../../../test/tools/open-frame.js';
import {
  mark,
  neverOpens,
  track,
  trackMuch,
  useOutboxes,
} from '../../../../test/tools/use-outboxes.js';

const here = useOutboxes();

describe('the outbox', () => {
  it('keeps what was tracked while the collector was away, for the next page', async () => {
    const like = mark();
    await here.collector.down();
    const [tracker, frame] = await here.open();
    await tracker.ready();
    track(tracker, like, 20);
    await pause(100);
    frame.close();
    // And the time spent until then.
    await until(async () => (await here.waiting()) >= 20);
    await here.collector.up();
    await here.open();
    await here.storedOnce(like, 20);
    await until(async () => (await here.waiting()) === 0);
  });

  it('keeps much in records that are small enough to be written at once', async () => {
    const like = mark();
    await here.collector.down();
    const [tracker, frame] = await here.open();
    await tracker.ready();
    trackMuch(tracker, like, 20);
    await until(async () => (await here.waiting()) >= 20);
    for (const { bodies } of await here.records())
      expect(bodies.join('').length).to.be.below(32_000);
    frame.close();
    await here.collector.up();
    await here.open();
    await here.storedOnce(like, 20);
  });

  it('keeps what was tracked before it was open', async () => {
    const like = mark();
    await here.collector.down();
    const [tracker, frame] = await here.open();
    track(tracker, like, 3);
    await pause(300);
    frame.close();
    await here.collector.up();
    await here.open();
    await here.storedOnce(like, 3);
  });

  it('hands what it could not write yet to the next page of the tab', async () => {
    const like = mark();
    await here.collector.down();
    const [tracker, frame] = await here.open(neverOpens);
    track(tracker, like, 3);
    await pause(100);
    frame.close();
    await here.collector.up();
    await here.open();
    await here.storedOnce(like, 3);
    expect(sessionStorage.getItem(`ruche-${here.collector.writeKey}`)).to.equal(null);
  });

  it('hands what is still being written to the next page of the tab', async () => {
    const like = mark();
    await here.collector.down();
    const [tracker, frame] = await here.open();
    await tracker.ready();
    trackMuch(tracker, like, 60);
    frame.close();
    await here.collector.up();
    await here.open();
    await here.storedOnce(like, 60);
  });

  it('is emptied by what is acknowledged', async () => {
    const [tracker] = await here.open();
    track(tracker, mark(), 5);
    await tracker.flush();
    await until(async () => (await here.waiting()) === 0);
  });

  it('writes nothing more once the key was refused', async () => {
    await here.collector.fail({ kind: 'status', status: 401 });
    const [tracker] = await here.open();
    await tracker.ready();
    track(tracker, mark(), 3);
    await tracker.flush();
    await until(async () => (await here.waiting()) === 0);
    track(tracker, mark(), 5);
    await pause(300);
    expect(await here.waiting()).to.equal(0);
  });

  it('leaves alone what a living tab will send, and takes over when it ends', async () => {
    const like = mark();
    await here.collector.fail({ kind: 'status', status: 503, headers: { 'retry-after': '60' } });
    const [first, frame] = await here.open();
    track(first, like, 4);
    await first.flush();
    await pause(200);
    const [second] = await here.open();
    await second.ready();
    await pause(200);
    await here.collector.fail();
    await second.flush();
    expect(await here.collector.stored(like)).to.deep.equal([]);
    frame.close();
    await pause(200);
    const [third] = await here.open();
    await third.ready();
    await here.storedOnce(like, 4);
  });

  it('is drained once by several tabs that open at the same time', async () => {
    const like = mark();
    await here.collector.down();
    for (const name of ['a', 'b', 'c']) {
      const [tracker, frame] = await here.open();
      track(tracker, `${like}${name}`, 10);
      await pause(200);
      frame.close();
    }
    await here.collector.up();
    await Promise.all([here.open(), here.open()]);
    await here.storedOnce(like, 30);
  });

  it('opens again, once, when its connection is closed under it', async () => {
    const like = mark();
    await here.collector.fail({ kind: 'status', status: 503 });
    const connections: IDBDatabase[] = [];
    const [tracker, frame] = await here.open((window) => {
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
    await here.collector.fail();
    await here.open();
    await here.storedOnce(like, 6);
  });

  it('forgets what waits when consent is withdrawn, what other tabs left too', async () => {
    await here.collector.down();
    const [first, frame] = await here.open();
    track(first, mark(), 3);
    await pause(200);
    frame.close();
    const [second] = await here.open();
    track(second, mark(), 3);
    second.consent('none');
    await until(async () => (await here.waiting()) === 0);
    await here.collector.up();
    await second.flush();
    expect(await here.collector.requests()).to.deep.equal([]);
  });
});
