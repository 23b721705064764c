import { expect } from '@open-wc/testing';
import { openCollector } from '../../../test/tools/collector.js';
import type { TestCollector } from '../../../test/tools/collector.js';
import { pause } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';
import { useTroubles } from '../../../test/tools/use-troubles.js';

const here = useFrame();
const troubles = useTroubles(here);

describe('a tracker', () => {
  it('without a key says so, once, and sends nothing', async () => {
    const { createTracker } = await here.frame.load();
    const tracker = createTracker({ writeKey: '', endpoint: here.collector.url });
    tracker.track('Basket Opened');
    await tracker.flush();
    expect(troubles()).to.deep.equal(['ruche: no writeKey']);
    expect(await here.collector.requests()).to.deep.equal([]);
  });

  it('with wrong settings says what would be right, and works as far as it can', async () => {
    const { createTracker } = await here.frame.load();
    const tracker = createTracker({
      writeKey: here.collector.writeKey,
      endpoint: here.collector.url,
      consent: 'ful' as 'full',
    });
    tracker.track('Basket Opened');
    await tracker.flush();
    expect(troubles()).to.deep.equal([
      "ruche: consent should be 'none', 'anonymous', 'full', not ful",
    ]);
    expect((await here.collector.sent()).map(({ event }) => event)).to.include('Basket Opened');
    for (const settings of [undefined, null, {}, { writeKey: 1, endpoint: 2 }]) {
      createTracker(settings as never).track('Basket Opened');
    }
  });

  it('that cannot reach its collector says so, once', async () => {
    await here.collector.down();
    const tracker = await here.start();
    tracker.track('Basket Opened');
    await tracker.flush();
    await tracker.flush();
    expect(troubles()).to.deep.equal(['ruche: not sent: 0; ?ruche_debug says why']);
  });

  it('with a key that the collector does not know says so, once', async () => {
    const { createTracker } = await here.frame.load();
    const tracker = createTracker({ writeKey: 'wk_wrong', endpoint: here.collector.url });
    for (let n = 0; n < 3; n++) {
      tracker.track('Basket Opened');
      await tracker.flush();
    }
    expect(troubles()).to.deep.equal(['ruche: not sent: 401; ?ruche_debug says why']);
    expect((await here.collector.requests()).length).to.equal(1);
  });

  it('keeps two sites on one page apart', async () => {
    const { createTracker } = await here.frame.load();
    const other = await openCollector();
    const one = createTracker({ writeKey: here.collector.writeKey, endpoint: here.collector.url });
    const two = createTracker({ writeKey: 'wk_other', endpoint: other.url });
    expect(two).not.to.equal(one);
    one.track('Basket Opened');
    two.track('Basket Closed');
    await Promise.all([one.flush(), two.flush()]);
    const events = async ({ sent }: TestCollector) =>
      (await sent()).flatMap(({ event }) => (event ? [event] : []));
    expect(await events(here.collector)).to.deep.equal(['Basket Opened']);
    expect(await events(other)).to.deep.equal(['Basket Closed']);
  });

  it('works under any path of a host', async () => {
    const { createTracker } = await here.frame.load();
    const { url, writeKey } = here.collector;
    const tracker = createTracker({ writeKey, endpoint: `${url}/some/path/` });
    tracker.track('Basket Opened');
    await tracker.flush();
    expect((await here.collector.requests())[0]!.path).to.equal('/some/path/v1/batch');
  });

  it('says what it does when asked to, and why nothing is sent', async () => {
    const { createTracker, debug } = await here.frame.load();
    const said: string[] = [];
    const { console: frameConsole } = here.frame.window as unknown as { console: Console };
    frameConsole.info = (...words: unknown[]) => void said.push(String(words[0]));
    const { writeKey, url: endpoint } = here.collector;
    const settings = { writeKey, endpoint, consent: 'none' as const };
    const tracker = createTracker(settings);
    debug(tracker, settings);
    tracker.track('Basket Opened');
    tracker.track('Basket Filled');
    tracker.consent('anonymous');
    tracker.track('Basket Closed');
    await tracker.flush();
    await pause(200);
    expect(said.filter((line) => line.includes('consent is')).length).to.equal(1);
    expect(said).to.include('ruche: sends 1 message(s)');
    expect(troubles()).to.deep.equal([]);
  });
});
