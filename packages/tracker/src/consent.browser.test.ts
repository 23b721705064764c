import { expect } from '@open-wc/testing';
import { pause, until } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';

const here = useFrame();

const define = (name: string, value: unknown) =>
  Object.defineProperty(here.frame.window.navigator, name, { value, configurable: true });

describe('consent', () => {
  it('none: nothing is sent, and what waits is purged', async () => {
    await here.collector.fail({ kind: 'status', status: 503 });
    const tracker = await here.start();
    tracker.track('Basket Opened');
    await tracker.flush();
    tracker.consent('none');
    await here.collector.fail();
    tracker.track('Basket Filled');
    await tracker.flush();
    expect((await here.collector.requests()).length).to.equal(1);
    tracker.consent('anonymous');
    tracker.track('Basket Closed');
    await tracker.flush();
    const { batch } = (await here.collector.requests()).at(-1)!;
    expect(batch.map(({ event }) => event)).to.deep.equal(['Basket Closed']);
  });

  it('anonymous, the default: no person is sent, and no identifier is on the device', async () => {
    const tracker = await here.start();
    tracker.identify('u1', { name: 'Ann' });
    tracker.alias('u2', 'u1');
    tracker.track('Basket Opened');
    await tracker.flush();
    const sent = await here.collector.sent();
    expect(sent.map(({ type, userId }) => [type, userId])).to.deep.equal([['track', undefined]]);
    expect(JSON.stringify(sent)).not.to.contain('Ann');
    expect(here.frame.window.localStorage.length).to.equal(0);
    expect(here.frame.document.cookie).to.equal('');
  });

  it('full: who was named before is told, and is known on the next page', async () => {
    const tracker = await here.start();
    tracker.identify('u1', { name: 'Ann' });
    tracker.consent('full');
    tracker.track('Basket Opened');
    await tracker.flush();
    const first = await here.collector.sent();
    expect(first.map(({ type, userId }) => [type, userId])).to.deep.equal([
      ['identify', 'u1'],
      ['track', 'u1'],
    ]);
    expect(first[0]!.traits).to.deep.equal({ name: 'Ann' });

    await here.reopen();
    const next = await here.start({ consent: 'full' });
    next.track('Basket Closed');
    await next.flush();
    const message = (await here.collector.sent()).at(-1)!;
    expect(message).to.deep.include({ userId: 'u1', anonymousId: first[0]!.anonymousId });
    expect(message.context.sessionId).to.equal(first[0]!.context.sessionId);
  });

  it('full: has nothing but ids on the device, under one name', async () => {
    const tracker = await here.start({ consent: 'full' });
    tracker.identify('u1', { name: 'Ann' });
    tracker.track('Basket Opened', { secret: 'x' });
    await tracker.flush();
    const { localStorage: storage, sessionStorage: tabStorage } = here.frame.window;
    expect(Object.keys(storage)).to.deep.equal([`ruche-${here.collector.writeKey}`]);
    const kept = JSON.parse(storage.getItem(`ruche-${here.collector.writeKey}`)!) as object;
    expect(Object.keys(kept).sort()).to.deep.equal(['anonymousId', 'seen', 'sessionId', 'userId']);
    expect([tabStorage.length, here.frame.document.cookie]).to.deep.equal([0, '']);
  });

  it('taken back from full: the ids leave the device, and what waits with them', async () => {
    await here.collector.fail({ kind: 'status', status: 503 });
    const tracker = await here.start({ consent: 'full' });
    tracker.identify('u1');
    tracker.track('Basket Opened');
    tracker.consent('anonymous');
    await here.collector.fail();
    tracker.track('Basket Closed');
    await tracker.flush();
    expect((await here.collector.sent()).map(({ event, userId }) => [event, userId])).to.deep.equal(
      [['Basket Closed', undefined]],
    );
    expect(here.frame.window.localStorage.length).to.equal(0);
  });

  it('does not rise above anonymous with the preset for audience measurement', async () => {
    const tracker = await here.start({ consent: 'full', preset: 'cnil' });
    tracker.identify('u1');
    tracker.consent('full');
    tracker.track('Basket Opened');
    await tracker.flush();
    expect((await here.collector.sent()).map(({ type, userId }) => [type, userId])).to.deep.equal([
      ['track', undefined],
    ]);
    expect(here.frame.window.localStorage.length).to.equal(0);
  });
});

describe('acts of before somebody is named', () => {
  const mark = () => `c${crypto.getRandomValues(new Uint32Array(2)).join('')}-`;
  const stored = async (like: string) =>
    (await here.collector.stored(like)).map(({ known, copies }) => [known, copies]);

  it('become theirs, once, when they have agreed to it', async () => {
    const like = mark();
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: `${like}1` });
    await tracker.flush();
    expect(await stored(like)).to.deep.equal([[0, '1']]);
    tracker.identify('u1');
    tracker.track('Post Liked', { post_id: `${like}2` });
    tracker.consent('full');
    tracker.track('Post Liked', { post_id: `${like}3` });
    await tracker.flush();
    const theirs = [1, 2, 3].map(() => [1, '1']);
    await until(async () => JSON.stringify(await stored(like)) === JSON.stringify(theirs));
  });

  it('stay nobody’s as long as they have not, and what was done before reset does too', async () => {
    const like = mark();
    const tracker = await here.start();
    tracker.track('Post Liked', { post_id: `${like}1` });
    tracker.identify('u1');
    await tracker.flush();
    tracker.reset();
    tracker.consent('full');
    tracker.identify('u2');
    await tracker.flush();
    await pause(1_500);
    expect(await stored(like)).to.deep.equal([[0, '1']]);
  });
});

describe('the browser’s signals', () => {
  for (const [name, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    it(`${name} is honoured, unless told otherwise or chosen otherwise`, async () => {
      define(name, value);
      const tracker = await here.start({ consent: 'full' });
      tracker.track('Basket Opened');
      await tracker.flush();
      expect(await here.collector.requests()).to.deep.equal([]);
      tracker.optIn();
      tracker.track('Basket Closed');
      await tracker.flush();
      expect((await here.collector.sent()).map(({ event }) => event)).to.deep.equal([
        'Basket Closed',
      ]);
    });
  }

  it('are ignored where the site says so', async () => {
    define('globalPrivacyControl', true);
    const tracker = await here.start({ ignoreSignals: true });
    tracker.track('Basket Opened');
    await tracker.flush();
    expect((await here.collector.sent()).length).to.equal(1);
  });

  it('that say nothing change nothing', async () => {
    define('globalPrivacyControl', false);
    define('doNotTrack', 'unspecified');
    const tracker = await here.start();
    tracker.track('Basket Opened');
    await tracker.flush();
    expect((await here.collector.sent()).length).to.equal(1);
  });
});

describe('the visitor’s choice', () => {
  it('to opt out holds on later visits, whatever the host says, until it is taken back', async () => {
    const tracker = await here.start({ consent: 'full' });
    tracker.optOut();
    tracker.consent('full');
    tracker.track('Basket Opened');
    await tracker.flush();
    await here.reopen();
    const next = await here.start({ consent: 'full' });
    next.track('Basket Opened');
    await next.flush();
    expect(await here.collector.requests()).to.deep.equal([]);
    next.optIn();
    next.track('Basket Closed');
    await next.flush();
    expect((await here.collector.sent()).map(({ event }) => event)).to.deep.equal([
      'Basket Closed',
    ]);
  });
});
