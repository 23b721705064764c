import { expect } from '@open-wc/testing';
import { pause, until } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';
import { useTroubles } from '../../../test/tools/use-troubles.js';
import type { Tracker } from './index.js';

const here = useFrame();
const troubles = useTroubles(here);

const start = async () => here.start({ routes: 'path' });

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
  expect(troubles()).to.deep.equal([]);
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
    expect(troubles()).to.deep.equal([]);
  });
});
