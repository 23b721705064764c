import { expect } from '@open-wc/testing';
import { pause, until } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';

const here = useFrame();

const mark = () => `m${crypto.getRandomValues(new Uint32Array(2)).join('')}-`;

describe('a message', () => {
  it('reaches the store once, with what the collector needs', async () => {
    const like = mark();
    const tracker = await here.start({ group: 'design' });
    tracker.track('Post Liked', { post_id: like, author_id: 'u2' });
    await tracker.flush();
    const [message] = await here.collector.sent();
    expect(message).to.deep.include({
      type: 'track',
      event: 'Post Liked',
      properties: { post_id: like, author_id: 'u2' },
    });
    expect(message!.context).to.deep.include({
      groupId: 'design',
      page: { path: '/__collector/page' },
      device: { type: 'desktop' },
      seq: 1,
    });
    expect(message!.messageId).to.match(/^\d{10,}$/);
    expect(message!.anonymousId).to.match(/^\d+$/);
    expect(message!.userId).to.equal(undefined);
    expect(await here.collector.stored(like)).to.deep.include.members([
      {
        event: 'Post Liked',
        object: like,
        grp: 'design',
        device: 'desktop',
        active_ms: 0,
        props: '{}',
        known: 0,
        verified: 0,
        copies: '1',
      },
    ]);
  });

  it('shares one request, without a preflight, with the others of its burst', async () => {
    const tracker = await here.start();
    for (let n = 0; n < 20; n++) tracker.track('Post Liked', { post_id: `p${n}` });
    await until(async () => (await here.collector.sent()).length === 20);
    const requests = await here.collector.requests();
    expect(requests.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'POST /v1/batch',
    ]);
    expect(requests[0]!.headers['content-type']).to.match(/^text\/plain/);
    expect(requests[0]!.bytes / 20).to.be.lessThan(100);
    expect(requests[0]!.batch.map(({ context }) => context.seq)).to.deep.equal(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(new Set(requests[0]!.batch.map(({ messageId }) => messageId)).size).to.equal(20);
  });

  it('has the time at which it was made, and its request the same clock', async () => {
    await here.collector.fail({ kind: 'status', status: 503 });
    const tracker = await here.start();
    const before = Date.now();
    tracker.track('Basket Opened');
    const { Date: FrameDate } = here.frame.window;
    const real = FrameDate.now;
    await pause(300);
    // The system's clock is set back by an hour while the message waits.
    FrameDate.now = () => real() - 3_600_000;
    tracker.track('Basket Closed');
    await tracker.flush();
    await here.collector.fail();
    await tracker.flush();
    const { batch, sentAt } = (await here.collector.requests()).at(-1)!;
    expect(Math.abs(Date.parse(batch[0]!.timestamp) - before)).to.be.lessThan(250);
    const age = Date.parse(sentAt) - Date.parse(batch[0]!.timestamp);
    expect(age).to.be.within(300, Date.now() - before);
    expect(Date.parse(batch[1]!.timestamp) - Date.parse(batch[0]!.timestamp)).to.be.within(
      290,
      5_000,
    );
  });

  it('is what it was when it was tracked, whatever is done to its properties', async () => {
    const tracker = await here.start();
    const properties = { post_id: 'p1' };
    tracker.track('Post Liked', properties);
    properties.post_id = 'p2';
    await tracker.flush();
    expect((await here.collector.sent())[0]!.properties).to.deep.equal({ post_id: 'p1' });
  });

  it('that cannot be written is left out, and nobody is disturbed', async () => {
    const tracker = await here.start();
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    tracker.track('Loop Made', loop);
    tracker.track('Number Made', { big: here.frame.window.BigInt(1) });
    tracker.track('Post Liked', { post_id: 'p1' });
    await tracker.flush();
    expect((await here.collector.sent()).map(({ event }) => event)).to.deep.equal(['Post Liked']);
  });
});

describe('a request', () => {
  it('has under 60 KiB, counted in bytes; the rest follows', async () => {
    const tracker = await here.start();
    const text = '漢'.repeat(1_500);
    for (let n = 0; n < 40; n++) tracker.track('Text Written', { n, text });
    await tracker.flush();
    const requests = await here.collector.requests();
    expect(requests.length).to.be.greaterThan(3);
    for (const { text: body } of requests) {
      expect(new TextEncoder().encode(body).length).to.be.lessThan(61_440);
    }
    expect((await here.collector.sent()).map(({ properties }) => properties!['n'])).to.deep.equal(
      Array.from({ length: 40 }, (_, index) => index),
    );
  });

  it('is made again after 503, not before Retry-After', async () => {
    const like = mark();
    await here.collector.fail({ kind: 'status', status: 503, headers: { 'retry-after': '1' } });
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: like });
    await tracker.flush();
    await tracker.flush();
    expect((await here.collector.requests()).length).to.equal(1);
    await here.collector.fail();
    await until(async () => (await here.collector.requests()).length === 2);
    const [first, second] = await here.collector.requests();
    expect(second!.at - first!.at).to.be.greaterThan(950);
    expect(second!.batch[0]!.messageId).to.equal(first!.batch[0]!.messageId);
    expect((await here.collector.stored(like)).map(({ copies }) => copies)).to.deep.equal(['1']);
  });

  it('that was stored but not acknowledged counts once', async () => {
    const like = mark();
    await here.collector.fail({ kind: 'ack-lost' });
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: like });
    await tracker.flush();
    await here.collector.fail();
    await tracker.flush();
    expect((await here.collector.requests()).length).to.be.greaterThan(1);
    expect((await here.collector.stored(like)).map(({ copies }) => copies)).to.deep.equal(['1']);
  });

  it('is halved after 413, and again while that is needed', async () => {
    await here.collector.fail({ kind: 'too-large', bytes: 3_000 });
    const tracker = await here.start();
    const noise = () => crypto.getRandomValues(new Uint32Array(120)).join('');
    for (let n = 0; n < 10; n++) tracker.track('Text Written', { n, noise: noise() });
    await tracker.flush();
    const taken = (await here.collector.requests()).filter(({ status }) => status === 200);
    const numbers = taken.flatMap(({ batch }) => batch.map(({ properties }) => properties!['n']));
    expect(numbers.sort((a, b) => Number(a) - Number(b))).to.deep.equal([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  for (const status of [400, 401, 403]) {
    it(`is never made again after ${status}`, async () => {
      await here.collector.fail({ kind: 'status', status });
      const tracker = await here.start();
      tracker.track('Basket Opened');
      await tracker.flush();
      await here.collector.fail();
      await tracker.flush();
      await pause(1_500);
      expect((await here.collector.requests()).length).to.equal(1);
      tracker.track('Basket Closed');
      await tracker.flush();
      expect((await here.collector.requests()).length).to.equal(status === 400 ? 2 : 1);
    });
  }

  it('keeps the neighbours of a message that the collector rejects', async () => {
    const like = mark();
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: `${like}1` });
    (tracker.track as (event: unknown) => void)('');
    tracker.track('Post Liked', { post_id: `${like}2` });
    await tracker.flush();
    expect((await here.collector.stored(like)).length).to.equal(2);
    await tracker.flush();
    expect((await here.collector.requests()).length).to.equal(1);
  });

  it('is made when the page ends, in the same task as the act', async () => {
    const like = mark();
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: like });
    here.frame.close();
    await until(async () => (await here.collector.stored(like)).length === 1);
  });
});
