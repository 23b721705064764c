import { expect } from '@open-wc/testing';
import { until } from '../../../test/tools/open-frame.js';
import { useFrame } from '../../../test/tools/use-frame.js';
import type { Tracker } from './index.js';

const here = useFrame();
let tracker: Tracker;

beforeEach(async () => {
  const { createTracker } = await here.frame.load();
  const { url: endpoint, writeKey } = here.collector;
  tracker = createTracker({ writeKey, endpoint, routes: 'off' });
});

function show(html: string): HTMLElement {
  const main = here.frame.document.querySelector('main')!;
  main.innerHTML = html;
  return main;
}

const click = (element: Element | ShadowRoot | null, selector: string) =>
  element!.querySelector<HTMLElement>(selector)!.click();

async function acts() {
  await tracker.flush();
  return (await here.collector.sent()).map(({ event, properties, context }) => ({
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
    here.frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented));
    click(main, 'a');
    expect(prevented).to.equal(false);
    await until(() => here.frame.window.location.hash === '#there');
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
    here.frame.document.body.dataset['rucheGroup'] = 'everyone';
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
