import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AskErrorCode } from '@ruche/client';
import { seriesAnswer } from '../../playground/answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import type { ErrorDetail } from '../base/events.js';
import './stat.define.js';
import { RucheStatElement } from './stat.element.js';

const posts = seriesAnswer('posts', 'en', { scale: 5 });

describe('ruche-stat', () => {
  it('is defined once, and a second definition is harmless', async () => {
    await import('./stat.define.js');
    const { defineElement } = await import('../base/define-element.js');
    defineElement('ruche-stat', class extends HTMLElement {});
    expect(customElements.get('ruche-stat')).to.equal(RucheStatElement);
  });

  it('has a role and a name, and shows figure, change and spark line', async () => {
    const stat = await show(posts);
    const figure = find(stat, '[role=figure]');
    expect(find(stat, `#${figure.getAttribute('aria-labelledby')}`).textContent).to.contain(
      'Posts created',
    );
    expect(find(stat, '.value').textContent).to.equal(String(posts.value));
    expect(find(stat, '.change .sr').textContent).to.match(/^\+\d+%, better$/);
    expect(find(stat, '.spark svg').getAttribute('focusable')).to.equal('false');
    expect(stat.state).to.equal('ready');
    await expect(stat).to.be.accessible();
  });

  it('says what is neither better nor worse without a colour, and worse where less is better', async () => {
    const neutral = await show(seriesAnswer('time_spent'));
    expect(find(neutral, '.change').classList.contains('neutral')).to.equal(true);
    const worse = await show(seriesAnswer('silence', 'en', { scale: 4 }));
    expect(find(worse, '.change').classList.contains('worse')).to.equal(true);
  });

  it('never shows a percentage of nothing', async () => {
    const { previous, ...rest } = posts;
    const before = { value: 0, window: previous?.window };
    const change = { absolute: posts.value, relative: null };
    const stat = await show({ ...rest, previous: before, change });
    expect(find(stat, '.change').textContent).to.contain(`+${posts.value}`);
    expect(stat.shadowRoot?.textContent).not.to.match(/Infinity|NaN|%/);
  });

  it('explains itself: the panel opens by keyboard, closes by Escape, gives the focus back', async () => {
    const stat = await show(posts);
    const button = find(stat, '#info');
    button.focus();
    button.click();
    await until(() => stat.shadowRoot?.querySelector('#panel:popover-open'));
    const panel = find(stat, '#panel');
    expect(panel.getAttribute('aria-label')).to.equal('Posts created');
    expect(panel.textContent).to.contain('not deleted since');
    expect(panel.textContent).to.contain('bots, system accounts, and suspended accounts');
    await expect(stat).to.be.accessible();
    panel.hidePopover();
    await until(() => !stat.shadowRoot?.querySelector('#panel'));
    expect(stat.shadowRoot?.activeElement?.id).to.equal('info');
  });

  it('shows its course as a table', async () => {
    const stat = await show(posts);
    stat.view = 'table';
    await stat.updateComplete;
    expect(stat.shadowRoot?.querySelectorAll('tbody tr').length).to.equal(31);
    expect(find(stat, 'tbody td').textContent).to.contain(String(posts.series?.[0]?.value));
    await expect(stat).to.be.accessible();
  });

  const messages: [string, object, RegExp][] = [
    ['suppressed', { value: null, suppressed: { reason: 'below_k', k: 5 } }, /from 5 people on/],
    ['not-enabled', { value: null, reason: 'not_enabled' }, /Not enabled/],
    ['no-data', { value: null, reason: 'no_members' }, /no members yet/],
    ['empty', { value: null }, /Nothing in this period/],
  ];
  for (const [state, over, text] of messages) {
    it(`says why there is no figure: ${state}`, async () => {
      const stat = await show({ ...posts, ...over });
      expect(stat.state).to.equal(state);
      expect(find(stat, '.message').textContent).to.match(text);
      expect(stat.shadowRoot?.querySelector('.value')?.textContent ?? '').not.to.match(/\d/);
      await expect(stat).to.be.accessible();
    });
  }

  it('shows a true zero as 0', async () => {
    expect(find(await show({ ...posts, value: 0 }), '.value').textContent).to.equal('0');
  });

  const refusals: [AskErrorCode, string, RegExp][] = [
    ['forbidden', 'forbidden', /do not have access/],
    ['token_expired', 'expired', /run out/],
    ['token_invalid', 'expired', /run out/],
    ['unknown_metric', 'error', /does not exist/],
    ['internal_error', 'error', /could not be loaded/],
    ['network', 'offline', /No connection/],
  ];
  for (const [code, state, text] of refusals) {
    it(`tells the page and the reader of ${code}`, async () => {
      const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
      stage.connection = connectionOf(code);
      const stat = document.createElement('ruche-stat');
      stat.metric = 'posts';
      setTimeout(() => stage.append(stat));
      const event = (await oneEvent(stat, 'ruche-error')) as CustomEvent<ErrorDetail>;
      expect(event.detail.code).to.equal(code);
      await until(() => stat.shadowRoot?.querySelector('.message'));
      expect(stat.state).to.equal(state);
      expect(find(stat, '.message').textContent).to.match(text);
      await expect(stat).to.be.accessible();
    });
  }

  it('keeps the last good answer while offline, and says how old it is', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connectionOf('network', () => posts);
    const stat = document.createElement('ruche-stat');
    stat.metric = 'posts';
    stage.append(stat);
    await until(() => stat.shadowRoot?.querySelector('.note'));
    expect(find(stat, '.value').textContent).to.equal(String(posts.value));
    expect(find(stat, '.note').textContent).to.contain('Nov 1, 2026');
  });

  it('has the height of its figure while it loads', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connectionOf('never');
    const stat = document.createElement('ruche-stat');
    stat.metric = 'posts';
    stage.append(stat);
    await until(() => stat.state === 'loading');
    const before = stat.offsetHeight;
    expect(find(stat, '[role=figure]').getAttribute('aria-busy')).to.equal('true');
    stat.answer = posts;
    await until(() => stat.shadowRoot?.querySelector('.value.number'));
    expect(stat.offsetHeight).to.equal(before);
  });

  it('speaks French, and English beside it on the same page', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <ruche-stat
          locale="fr"
          .answer=${seriesAnswer('active_rate', 'fr', { scale: 0.5 })}
        ></ruche-stat>
        <ruche-stat .answer=${seriesAnswer('active_rate', 'en', { scale: 0.5 })}></ruche-stat>
      </div>`,
    );
    const [french, english] = Array.from(page.querySelectorAll('ruche-stat'));
    await until(() =>
      french?.shadowRoot?.querySelector('.before')?.textContent?.includes('auparavant'),
    );
    expect(french?.shadowRoot?.querySelector('.change')?.textContent).to.match(/ pts, en mieux/);
    expect(english?.shadowRoot?.querySelector('.change')?.textContent).to.match(/ pts, better/);
  });

  for (const [name, answer] of Object.entries({
    'a text': 'nonsense',
    'a number': 7,
    'a list': [],
    'an object': {},
    'a metric of nulls': {
      metric: { id: null, label: null },
      window: null,
      series: [null],
      rows: 3,
    },
  })) {
    it(`takes ${name} as answer without throwing`, async () => {
      const stat = await show(answer);
      expect(['error', 'empty']).to.include(stat.state);
      await expect(stat).to.be.accessible();
    });
  }

  it('falls back where an attribute has no meaning, and leaves it in the markup', async () => {
    const stat = await fixture<RucheStatElement>(
      html`<ruche-stat
        metric="posts"
        period="banana"
        view="spiral"
        heading-level="99"
        parameters="{not json"
        .answer=${posts}
      ></ruche-stat>`,
    );
    expect(stat.getAttribute('period')).to.equal('banana');
    expect(find(stat, '.heading').getAttribute('aria-level')).to.equal('3');
    expect(stat.state).to.equal('ready');
  });

  it('cuts no word of its heading where it is narrow', async () => {
    const answer = seriesAnswer('comments', 'fr');
    const box = await fixture<HTMLElement>(html`<div style="inline-size: 9.75rem"></div>`);
    const stat = document.createElement('ruche-stat');
    stat.answer = answer;
    box.append(stat);
    await until(() => stat.shadowRoot?.querySelector('#info'));
    const heading = stat.shadowRoot?.querySelector<HTMLElement>('#heading');
    const range = document.createRange();
    range.selectNodeContents(heading as Node);
    expect(new Set(Array.from(range.getClientRects(), ({ top }) => top)).size).to.equal(1);
  });
});

async function show(answer: unknown): Promise<RucheStatElement> {
  const stat = await fixture<RucheStatElement>(html`<ruche-stat .answer=${answer}></ruche-stat>`);
  await until(() => stat.shadowRoot?.querySelector('#info, .message'));
  await new Promise((resolve) => setTimeout(resolve));
  await stat.updateComplete;
  return stat;
}

function find(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
