import { expect } from '@open-wc/testing';
import { pause, until } from '../../../../test/tools/open-frame.js';
import { useFrame } from '../../../../test/tools/use-frame.js';
import type { Tracker } from '../index.js';

const here = useFrame();
let tracker: Tracker;

async function start(which?: string): Promise<void> {
  const { createTracker, auto } = await here.frame.load();
  const { url: endpoint, writeKey } = here.collector;
  tracker = createTracker({ writeKey, endpoint, routes: 'off' });
  auto(tracker, which);
}

function show(html: string): HTMLElement {
  const main = here.frame.document.querySelector('main')!;
  main.innerHTML = html;
  for (const type of ['click', 'auxclick']) {
    main.addEventListener(type, (event) => {
      if ((event.target as Element).closest('a')) event.preventDefault();
    });
  }
  main.addEventListener('submit', (event) => event.preventDefault());
  return main;
}

async function acts(): Promise<unknown[]> {
  await tracker.flush();
  return (await here.collector.sent())
    .filter(({ event }) => event !== 'Time Spent')
    .map(({ event, properties }) => [event, properties]);
}

const links = `<a id="out" href="https://example.org/there?secret=1#x"> There </a>
  <a id="in" href="/here">Here</a><a id="mail" href="mailto:a@example.org">Mail</a>
  <a id="file" href="/files/plan.pdf?v=2">Plan</a><a id="named" download="q3.csv" href="/export">Export</a>`;

function clickAll(main: HTMLElement): void {
  for (const link of main.querySelectorAll('a')) link.click();
}

describe('automatic interactions', () => {
  it('track links that leave the site, without the query, and downloads', async () => {
    await start();
    clickAll(show(links));
    const { origin } = here.frame.window.location;
    expect(await acts()).to.deep.equal([
      ['Link Followed', { url: 'https://example.org/there', text: 'There' }],
      ['File Downloaded', { url: `${origin}/files/plan.pdf`, name: 'plan.pdf' }],
      ['File Downloaded', { url: `${origin}/export`, name: 'q3.csv' }],
    ]);
  });

  it('are only those that are asked for', async () => {
    await start('links scroll');
    clickAll(show(links));
    expect((await acts()).map((act) => (act as string[])[0])).to.deep.equal(['Link Followed']);
  });

  it('know their group, and the middle button', async () => {
    await start('links');
    const main = show(`<div data-ruche-group="design">${links}</div>`);
    for (const button of [1, 2]) {
      const press = { button, bubbles: true, composed: true, cancelable: true };
      main
        .querySelector('#out')!
        .dispatchEvent(new here.frame.window.MouseEvent('auxclick', press));
    }
    await tracker.flush();
    expect((await here.collector.sent()).map(({ context }) => context.groupId)).to.deep.equal([
      ['design'],
    ]);
  });

  it('track forms by name, never what is in them', async () => {
    await start('forms');
    const main = show(
      `<form name="contact" action="/send?x=1"><input name="id" value="secret" /><button>Send</button></form>`,
    );
    main.querySelector('button')!.click();
    const sent = await acts();
    expect(sent).to.deep.equal([['Form Submitted', { form: 'contact', url: '/send' }]]);
    expect(JSON.stringify(await here.collector.sent())).not.to.contain('secret');
  });

  it('track how far a page was scrolled, in quarters, once each', async () => {
    await start('scroll');
    show('<div style="height: 4000px"></div>');
    const to = async (top: number) => {
      here.frame.window.scrollTo(0, top);
      await pause(500);
    };
    await to(1_500);
    await to(100);
    await to(10_000);
    await until(async () => (await acts()).length >= 4);
    expect(await acts()).to.deep.equal(
      [25, 50, 75, 100].map((percent) => ['Scroll Depth Reached', { percent }]),
    );
  });

  it('track how far a video was watched', async () => {
    await start('video');
    const video = show('<video id="welcome"></video>').querySelector('video')!;
    Object.defineProperty(video, 'duration', { value: 100 });
    for (const time of [1, 26, 30, 99.9]) {
      Object.defineProperty(video, 'currentTime', { value: time, configurable: true });
      video.dispatchEvent(new here.frame.window.Event('timeupdate'));
    }
    expect(await acts()).to.deep.equal([
      ['Video Progressed', { video: 'welcome', percent: 25 }],
      ['Video Progressed', { video: 'welcome', percent: 100 }],
    ]);
  });
});
