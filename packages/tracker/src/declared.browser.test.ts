import { expect } from '@open-wc/testing';
import { openCollector } from '../../../test/tools/collector.js';
import type { TestCollector } from '../../../test/tools/collector.js';
import { clearDevice, openFrame, until } from '../../../test/tools/open-frame.js';
import type { Frame } from '../../../test/tools/open-frame.js';
import type { Tracker } from './index.js';

let collector: TestCollector;
let frame: Frame;
let tracker: Tracker;

// The collector's engine starts with the first test of a run.
before(async function () {
  this.timeout(90_000);
  await openCollector();
});
beforeEach(async () => {
  await clearDevice();
  collector = await openCollector();
  frame = await openFrame();
  const { createTracker } = await frame.load();
  const { url: endpoint, writeKey } = collector;
  tracker = createTracker({ writeKey, endpoint, routes: 'off' });
});
afterEach(() => frame.close());

function show(html: string): HTMLElement {
  const main = frame.document.querySelector('main')!;
  main.innerHTML = html;
  return main;
}

const click = (element: Element | ShadowRoot | null, selector: string) =>
  element!.querySelector<HTMLElement>(selector)!.click();

async function acts() {
  await tracker.flush();
  return (await collector.sent()).map(({ event, properties, context }) => ({
    event,
    properties,
    group: context.groupId,
  }));
}

describe('data-ruche-event', () => {
  it('tracks a click, with its properties', async () => {
    const main = show(
      `<button data-ruche-event="Post Liked" data-ruche-post-id="p1" data-ruche-author-id="u2" data-other="x">
        <b>Like</b>
      </button>`,
    );
    click(main, 'b');
    expect(await acts()).to.deep.equal([
      { event: 'Post Liked', properties: { post_id: 'p1', author_id: 'u2' }, group: undefined },
    ]);
  });

  it('keeps properties whose names begin like its own', async () => {
    const main = show(
      `<button data-ruche-event="Event Attended" data-ruche-event-id="e1" data-ruche-group-name="g">x</button>`,
    );
    click(main, 'button');
    expect((await acts())[0]!.properties).to.deep.equal({ event_id: 'e1', group_name: 'g' });
  });

  it('takes the nearest one, and the nearest group around it', async () => {
    const main = show(
      `<div data-ruche-group="all"><section data-ruche-group="design research" data-ruche-event="Outer">
        <button data-ruche-event="Inner">x</button><i>y</i></section><p data-ruche-event="Other">z</p></div>`,
    );
    for (const selector of ['button', 'i', 'p']) click(main, selector);
    expect(await acts()).to.deep.equal([
      { event: 'Inner', properties: {}, group: ['design', 'research'] },
      { event: 'Outer', properties: {}, group: ['design', 'research'] },
      { event: 'Other', properties: {}, group: ['all'] },
    ]);
  });

  it('sees through open shadow roots', async () => {
    const main = show('<div data-ruche-group="design"><x-card></x-card></div>');
    const root = main.querySelector('x-card')!.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<button data-ruche-event="Post Liked" data-ruche-post-id="p1"><b>x</b></button>';
    click(root, 'b');
    expect(await acts()).to.deep.equal([
      { event: 'Post Liked', properties: { post_id: 'p1' }, group: ['design'] },
    ]);
  });

  it('on a form tracks that it is sent, not clicks in it', async () => {
    const main = show(
      `<form data-ruche-event="Form Submitted" data-ruche-form="contact">
        <input name="tagName" /><input name="dataset" /><button>Send</button></form>`,
    );
    main.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    click(main, 'input');
    expect(await acts()).to.deep.equal([]);
    click(main, 'button');
    const sent = await acts();
    expect(sent.length).to.be.lessThan(2);
  });

  it('on a form whose fields shadow nothing is tracked with its properties', async () => {
    const main = show(
      `<form data-ruche-event="Form Submitted" data-ruche-form="contact"><input required value="x" /><button>Send</button></form>`,
    );
    main.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    click(main, 'input');
    click(main, 'button');
    expect(await acts()).to.deep.equal([
      { event: 'Form Submitted', properties: { form: 'contact' }, group: undefined },
    ]);
    main.querySelector('input')!.value = '';
    click(main, 'button');
    expect((await acts()).length).to.equal(1);
  });

  it('works on a page that stops its events, and never stops them itself', async () => {
    const main = show('<a href="#there" data-ruche-event="Link Followed">x</a>');
    let prevented: boolean | undefined;
    frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented));
    click(main, 'a');
    expect(prevented).to.equal(false);
    await until(() => frame.window.location.hash === '#there');
    main.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
    click(main, 'a');
    expect((await acts()).length).to.equal(2);
  });

  it('does nothing on a click elsewhere', async () => {
    click(show('<p><b data-ruche-post-id="p1">x</b></p>'), 'b');
    expect(await acts()).to.deep.equal([]);
  });
});

describe('data-ruche-group', () => {
  it('on the body is the group of acts that name no other', async () => {
    frame.document.body.dataset['rucheGroup'] = 'everyone';
    tracker.track('Basket Opened');
    tracker.track('Basket Closed', {}, { groupId: 'design' });
    tracker.group('research');
    tracker.track('Basket Lost');
    expect((await acts()).map(({ group }) => group)).to.deep.equal([
      ['everyone'],
      'design',
      'research',
      'research',
    ]);
  });
});
