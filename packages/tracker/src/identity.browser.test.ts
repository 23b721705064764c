import { expect } from '@open-wc/testing';
import { useFrame } from '../../../test/tools/use-frame.js';

const here = useFrame();

describe('who acts', () => {
  it('is proved by the host’s token, which is asked for again before it ends', async () => {
    const life = 2;
    let asked = 0;
    const tracker = await here.start({ consent: 'full' });
    tracker.identify('u1', {}, async () => {
      asked++;
      const claims = { sub: 'u1', iat: 1_000, exp: 1_000 + life };
      return `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.n${asked}`;
    });
    await tracker.flush();
    tracker.track('Basket Opened');
    await tracker.flush();
    expect(asked).to.equal(1);
    await new Promise((done) => setTimeout(done, life * 800 + 50));
    tracker.track('Basket Closed');
    await tracker.flush();
    expect(asked).to.equal(2);
    const tokens = (await here.collector.requests()).map(({ context }) =>
      context.identity?.slice(-2),
    );
    expect(tokens).to.deep.equal(['n1', 'n1', 'n2']);
  });

  it('is sent without a proof where the host has none', async () => {
    const tracker = await here.start({ consent: 'full' });
    tracker.identify('u1', {}, async () => {
      throw new Error('signed out');
    });
    await tracker.flush();
    expect((await here.collector.sent()).map(({ userId }) => userId)).to.deep.equal(['u1']);
    expect((await here.collector.requests())[0]!.context.identity).to.equal(undefined);
  });

  it('is forgotten by reset, with the session', async () => {
    const tracker = await here.start({ consent: 'full' });
    tracker.identify('u1');
    tracker.group('design');
    tracker.reset();
    tracker.track('Basket Opened');
    await tracker.flush();
    const [identify, , track] = await here.collector.sent();
    expect(track!.userId).to.equal(undefined);
    expect(track!.context.groupId).to.equal(undefined);
    expect(track!.anonymousId).not.to.equal(identify!.anonymousId);
    expect(track!.context.sessionId).not.to.equal(identify!.context.sessionId);
  });

  it('has a new session after half an hour without an act, and only then', async () => {
    const tracker = await here.start();
    const { Date: FrameDate } = here.frame.window;
    const real = FrameDate.now;
    for (const minutes of [0, 29, 58, 89]) {
      FrameDate.now = () => real() + minutes * 60_000;
      tracker.track('Basket Opened');
    }
    await tracker.flush();
    const sessions = (await here.collector.sent()).map(({ context }) => context.sessionId);
    expect(new Set(sessions).size).to.equal(2);
    expect(sessions[2]).to.equal(sessions[0]);
    expect(sessions[3]).not.to.equal(sessions[0]);
  });
});
