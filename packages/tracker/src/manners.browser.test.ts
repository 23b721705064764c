import { expect } from '@open-wc/testing';
import { openCollector } from '../../../test/tools/collector.js';
import type { TestCollector } from '../../../test/tools/collector.js';
import { pause, until } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';
import type { Tracker } from './index.js';

const here = useFrame();
let troubles: string[];

beforeEach(() => {
  troubles = [];
  const { window } = here.frame;
  window.addEventListener('error', ({ message }) => troubles.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
  const { console: frameConsole } = window as unknown as { console: Console };
  frameConsole.warn = (...words: unknown[]) => void troubles.push(words.join(' '));
});

async function start(): Promise<Tracker> {
  const { createTracker, createOutbox } = await here.frame.load();
  const { url: endpoint, writeKey } = here.collector;
  return createTracker({ writeKey, endpoint, outbox: createOutbox });
}

async function worksAll(tracker: Tracker): Promise<void> {
  const { document, window } = here.frame;
  document.querySelector('main')!.innerHTML =
    '<button data-ruche-event="Button Pressed">x</button>';
  document.querySelector('button')!.click();
  tracker.track('Message Sent', { mentions: ['u1', 'u2'] });
  window.history.pushState(null, '', '/__collector/next');
  await pause(100);
  await tracker.flush();
  // Where a beacon goes out in place of a request, nothing tells when it has arrived.
  await until(async () =>
    (await here.collector.sent()).some(({ event }) => event === 'Message Sent'),
  );
  const sent = await here.collector.sent();
  expect(sent.filter(({ type }) => type === 'page').length).to.equal(2);
  expect(sent.map(({ event }) => event)).to.include.members(['Button Pressed', 'Message Sent']);
  const mentions = sent.find(({ event }) => event === 'Message Sent')!.properties!['mentions'];
  expect(mentions).to.deep.equal(['u1', 'u2']);
  expect(troubles).to.deep.equal([]);
}

describe('on a page that', () => {
  it('is like any other', async () => {
    await worksAll(await start());
    expect(Object.keys(here.frame.window).filter((name) => /ruche/i.test(name))).to.deep.equal([]);
  });

  it('gave arrays a toJSON', async () => {
    const { Array: FrameArray } = here.frame.window as unknown as { Array: ArrayConstructor };
    (FrameArray.prototype as { toJSON?: unknown }).toJSON = function (this: unknown[]) {
      return `[${this.join()}]`;
    };
    await worksAll(await start());
  });

  it('added to what all arrays and objects have', async () => {
    const { Array: FrameArray, Object: FrameObject } = here.frame
      .window as unknown as typeof globalThis;
    (FrameArray.prototype as { last?: unknown }).last = () => {};
    (FrameObject.prototype as { extra?: unknown }).extra = () => {};
    await worksAll(await start());
  });

  it('froze what all objects have', async () => {
    const {
      Array: FrameArray,
      Object: FrameObject,
      Function: FrameFunction,
    } = here.frame.window as unknown as typeof globalThis;
    const tracker = start();
    for (const { prototype } of [FrameObject, FrameArray, FrameFunction])
      FrameObject.freeze(prototype);
    await worksAll(await tracker);
  });

  it('replaced fetch by something that throws', async () => {
    here.frame.window.fetch = () => {
      throw new Error('not here');
    };
    await worksAll(await start());
  });

  it('replaced fetch by something that answers nothing', async () => {
    here.frame.window.fetch = (() => undefined) as unknown as typeof fetch;
    await worksAll(await start());
  });

  it('wraps fetch', async () => {
    const original = here.frame.window.fetch;
    here.frame.window.fetch = async (...args) => original.apply(here.frame.window, args);
    await worksAll(await start());
  });

  it('loads the package twice', async () => {
    const first = await start();
    const second = await start();
    expect(second).to.equal(first);
    await worksAll(first);
  });
});

describe('the host page', () => {
  /** What makes a browser lay out a page at once when it is read or called. */
  const layoutReads: [owner: string, names: string[]][] = [
    ['Element', ['clientTop', 'clientLeft', 'clientWidth', 'clientHeight']],
    ['Element', ['scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight']],
    ['Element', ['getBoundingClientRect', 'getClientRects', 'checkVisibility']],
    ['HTMLElement', ['offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight', 'offsetParent']],
    ['HTMLElement', ['innerText', 'focus']],
    ['MouseEvent', ['offsetX', 'offsetY', 'layerX', 'layerY']],
    ['Document', ['elementFromPoint', 'elementsFromPoint', 'scrollingElement']],
  ];

  it('is never made to lay itself out', async () => {
    const tracker = await start();
    const { auto } = await here.frame.load();
    auto(tracker);
    const reads: string[] = [];
    for (const [owner, names] of layoutReads) {
      const { prototype } = (here.frame.window as unknown as Record<string, { prototype: object }>)[
        owner
      ]!;
      for (const name of names) {
        const original = Object.getOwnPropertyDescriptor(prototype, name);
        if (!original) continue;
        const get = () => void reads.push(`${owner}.${name}`);
        Object.defineProperty(prototype, name, { get, configurable: true });
      }
    }
    here.frame.window.getComputedStyle = () => {
      reads.push('getComputedStyle');
      throw new Error('not to be called');
    };
    const main = here.frame.document.querySelector('main')!;
    main.innerHTML = `<div style="height: 4000px"></div><form name="f"><button type="button"
      data-ruche-event="Pressed">x</button></form><a href="https://example.org/">There</a>`;
    // Firefox submits a form, and so leaves the page, for a script's event too.
    for (const type of ['click', 'submit']) {
      main.addEventListener(type, (event) => event.preventDefault());
    }
    main.querySelector('button')!.click();
    main.querySelector('a')!.click();
    for (const type of ['pointermove', 'keydown', 'scroll', 'submit']) {
      const event = new here.frame.window.Event(type, { bubbles: true, cancelable: true });
      main.querySelector('form')!.dispatchEvent(event);
    }
    here.frame.window.scrollTo(0, 1_500);
    here.frame.window.history.pushState(null, '', '/__collector/next');
    const expected = ['Pressed', 'Link Followed', 'Form Submitted', 'Scroll Depth Reached'];
    await until(async () => {
      await tracker.flush();
      const events = (await here.collector.sent()).map(({ event }) => event);
      return expected.every((event) => events.includes(event));
    });
    expect(reads).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
  });
});

describe('a tracker', () => {
  it('without a key says so, once, and sends nothing', async () => {
    const { createTracker } = await here.frame.load();
    const tracker = createTracker({ writeKey: '', endpoint: here.collector.url });
    tracker.track('Basket Opened');
    await tracker.flush();
    expect(troubles).to.deep.equal(['ruche: no writeKey']);
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
    expect(troubles).to.deep.equal([
      "ruche: consent should be 'none', 'anonymous', 'full', not ful",
    ]);
    expect((await here.collector.sent()).map(({ event }) => event)).to.include('Basket Opened');
    for (const settings of [undefined, null, {}, { writeKey: 1, endpoint: 2 }]) {
      createTracker(settings as never).track('Basket Opened');
    }
  });

  it('that cannot reach its collector says so, once', async () => {
    await here.collector.down();
    const tracker = await start();
    tracker.track('Basket Opened');
    await tracker.flush();
    await tracker.flush();
    expect(troubles).to.deep.equal(['ruche: not sent: 0; ?ruche_debug says why']);
  });

  it('with a key that the collector does not know says so, once', async () => {
    const { createTracker } = await here.frame.load();
    const tracker = createTracker({ writeKey: 'wk_wrong', endpoint: here.collector.url });
    for (let n = 0; n < 3; n++) {
      tracker.track('Basket Opened');
      await tracker.flush();
    }
    expect(troubles).to.deep.equal(['ruche: not sent: 401; ?ruche_debug says why']);
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
    expect(troubles).to.deep.equal([]);
  });
});
