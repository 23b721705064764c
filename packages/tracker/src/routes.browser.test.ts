import { expect } from '@open-wc/testing';
import { pause } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';
import type { Tracker, TrackerOptions } from './index.js';

const here = useFrame();

async function start(options: Partial<TrackerOptions> = {}): Promise<Tracker> {
  const { createTracker } = await here.frame.load();
  const { url: endpoint, writeKey } = here.collector;
  return createTracker({ writeKey, endpoint, ...options });
}

const push = (path: string) => here.frame.window.history.pushState(null, '', path);
const replace = (path: string) => here.frame.window.history.replaceState(null, '', path);
const settled = () => pause(60);

async function back(): Promise<void> {
  const done = new Promise((moved) =>
    here.frame.window.addEventListener('popstate', moved, { once: true }),
  );
  here.frame.window.history.back();
  await done;
  await settled();
}

async function views(tracker: Tracker): Promise<unknown[]> {
  await settled();
  await tracker.flush();
  const sent = await here.collector.sent();
  return sent.filter(({ type }) => type === 'page').map(({ properties }) => properties!['path']);
}

async function scripted(): Promise<void> {
  await settled();
  for (const path of ['/__collector/a', '/__collector/b', '/__collector/c']) {
    push(path);
    await settled();
  }
  await back();
  await back();
  for (let n = 0; n < 5; n++) {
    replace(`?q=${n}`);
    await settled();
  }
  push(here.frame.window.location.href);
  await settled();
  for (const hash of ['one', 'two']) {
    here.frame.window.location.hash = hash;
    await settled();
  }
  push('/__collector/x');
  replace('/__collector/y');
}

const seven = ['page', 'a', 'b', 'c', 'b', 'a', 'y'].map((name) => `/__collector/${name}`);

describe('page views', () => {
  it('are 7 of 7 in the scripted case', async () => {
    const tracker = await start();
    await scripted();
    expect(await views(tracker)).to.deep.equal(seven);
  });

  it('are the same where there is no Navigation API', async () => {
    Object.defineProperty(here.frame.window, 'navigation', { value: undefined });
    const tracker = await start();
    await scripted();
    expect(await views(tracker)).to.deep.equal(seven);
  });

  it('are the same on a page that wraps the History API itself', async () => {
    Object.defineProperty(here.frame.window, 'navigation', { value: undefined });
    const tracker = await start();
    const { history } = here.frame.window;
    const original = history.pushState;
    history.pushState = function (...args) {
      original.apply(this, args);
    };
    push('/__collector/a');
    expect(await views(tracker)).to.deep.equal(['/__collector/page', '/__collector/a']);
  });

  it('have the title that the page has by then, and their own path', async () => {
    const tracker = await start();
    await settled();
    push('/__collector/a');
    here.frame.document.title = 'Another page';
    await settled();
    await tracker.flush();
    const last = (await here.collector.sent()).filter(({ type }) => type === 'page').at(-1)!;
    expect(last.properties).to.deep.include({ path: '/__collector/a', title: 'Another page' });
    expect(last.context.page.path).to.equal('/__collector/a');
  });

  it('may tell the hash apart, or the query, or be left to the host', async () => {
    const tracker = await start({ routes: 'hash' });
    await settled();
    here.frame.window.location.hash = 'one';
    await settled();
    replace('?q=1#one');
    expect(await views(tracker)).to.deep.equal(['/__collector/page', '/__collector/page#one']);

    await here.reopen({ elsewhere: true });
    const silent = await start({ routes: 'off' });
    push('/__collector/a');
    expect(await views(silent)).to.deep.equal([]);
    silent.page('Basket', { step: 2 });
    await silent.flush();
    const [page] = await here.collector.sent();
    expect(page).to.deep.include({ type: 'page', name: 'Basket' });
    expect(page!.properties).to.include({ step: 2 });
  });

  it('that are pending when the page ends are counted', async () => {
    await start();
    await settled();
    push('/__collector/a');
    here.frame.close();
    await pause(1_000);
    const sent = (await here.collector.sent()).filter(({ type }) => type === 'page');
    expect(sent.map(({ properties }) => properties!['path'])).to.deep.equal([
      '/__collector/page',
      '/__collector/a',
    ]);
  });
});

describe('time', () => {
  it('belongs to the page on which it was spent', async () => {
    const tracker = await start();
    await settled();
    await pause(400);
    here.frame.document.dispatchEvent(
      new here.frame.window.Event('pointermove', { bubbles: true }),
    );
    push('/__collector/a');
    await settled();
    await tracker.flush();
    const sent = await here.collector.sent();
    const spent = sent.find(({ event }) => event === 'Time Spent')!;
    expect(spent.context.page.path).to.equal('/__collector/page');
    expect(spent.properties!['active_ms']).to.be.within(300, 3_000);
    expect(sent.at(-1)!.context.page.path).to.equal('/__collector/a');
  });

  it('is told when the page ends', async () => {
    await start();
    await pause(600);
    here.frame.close();
    await pause(1_000);
    const spent = (await here.collector.sent()).filter(({ event }) => event === 'Time Spent');
    expect(spent.length).to.equal(1);
    expect(spent[0]!.properties!['active_ms']).to.be.within(500, 3_000);
  });
});
