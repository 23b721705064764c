import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { pageAnswers } from '../../playground/answers.js';
import { furtherAnswers } from '../../playground/further-answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import type { AnswerElement } from '../base/answer-element.js';
import type { ReadyDetail, SelectDetail } from '../base/events.js';
import './group-stats.define.js';
import { RucheGroupStatsElement } from './group-stats.element.js';

const answers = pageAnswers();
const keyFigures = ['active_rate', 'members', 'posts', 'likes', 'comments', 'time_spent'];
const furtherIds = ['member_status', 'lifecycle', 'retention', 'rhythm', 'network'];

describe('ruche-group-stats', () => {
  it('is defined once', async () => {
    await import('./group-stats.define.js');
    expect(customElements.get('ruche-group-stats')).to.equal(RucheGroupStatsElement);
  });

  it('shows key figures first, then trends, rankings, devices and use', async () => {
    const page = await fixture<RucheGroupStatsElement>(
      html`<ruche-group-stats heading="Design" .answer=${answers}></ruche-group-stats>`,
    );
    await until(() => figures(page).every(({ state }) => state === 'ready'));
    expect(figures(page).map(({ localName }) => localName)).to.deep.equal([
      ...Array.from({ length: 6 }, () => 'ruche-stat'),
      ...Array.from({ length: 4 }, () => 'ruche-trend'),
      'ruche-top-posts',
      'ruche-leaderboard',
      'ruche-leaderboard',
      'ruche-devices',
      'ruche-usage',
    ]);
    expect(page.shadowRoot?.querySelector('.title')?.textContent).to.contain('Design');
    expect(page.shadowRoot?.querySelector('.range')?.textContent).to.contain('Oct 1');
    expect(page.answers.length).to.equal(answers.length);
    await expect(page).to.be.accessible();
  });

  it('leaves out what it has no answer for', async () => {
    const page = await fixture<RucheGroupStatsElement>(
      html`<ruche-group-stats .answer=${answers.slice(0, 1)}></ruche-group-stats>`,
    );
    await until(() => figures(page).length === 2);
    expect(figures(page).map(({ localName }) => localName)).to.deep.equal([
      'ruche-stat',
      'ruche-trend',
    ]);
  });

  it('has every figure obey the pickers, and tells the page', async () => {
    const page = await staged();
    const radios = page.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=radio]') ?? [];
    expect(Array.from(radios, ({ checked }) => checked)).to.deep.equal([true, false, false]);
    setTimeout(() => radios[1]?.click());
    const event = (await oneEvent(page, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail.value).to.deep.equal({
      group: 'design',
      period: 'P6M',
      compare: 'previous',
    });
    await page.updateComplete;
    expect(figures(page).every(({ period }) => period === 'P6M')).to.equal(true);
    const selects = page.shadowRoot?.querySelectorAll('select') ?? [];
    choose(selects[0], 'field');
    choose(selects[1], 'year');
    await page.updateComplete;
    expect(
      figures(page)
        .filter(({ localName }) => !asksOtherwise.has(localName))
        .every(({ group, compare }) => group === 'field' && compare === 'year'),
    ).to.equal(true);
  });

  it('tells of itself once, when all figures are there', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connection();
    const page = document.createElement('ruche-group-stats');
    page.group = 'design';
    page.sections = 'figures trends';
    let told = 0;
    page.addEventListener('ruche-ready', () => told++);
    setTimeout(() => stage.append(page));
    const event = (await oneEvent(page, 'ruche-ready')) as CustomEvent<ReadyDetail>;
    // Four of the six key figures have a trend, which rests on the same answer.
    expect(event.detail.answers.map(({ metric }) => metric.id)).to.have.members(keyFigures);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).to.equal(1);
  });

  it('asks for what is below when it comes near, and tells of that, too', async () => {
    const page = await staged();
    expect(page.answers.map(({ metric }) => metric.id)).to.include.members([
      ...answers.map(({ metric }) => metric.id),
      ...furtherIds,
    ]);
  });

  it('offers the groups that the token may see, and no picker where there is one', async () => {
    const page = await staged();
    await until(() => page.shadowRoot?.querySelectorAll('select').length === 2);
    const options = Array.from(page.shadowRoot?.querySelectorAll('select')[0]?.options ?? []);
    expect(options.map(({ value }) => value)).to.deep.equal(['design', 'field']);
    page.groups = [{ id: 'design', name: 'Design' }];
    await page.updateComplete;
    expect(page.shadowRoot?.querySelectorAll('select').length).to.equal(1);
  });

  it('offers more groups when a token came that may see more', async () => {
    const page = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    const groups = [{ id: 'design', name: 'Design' }];
    let tell = (): void => undefined;
    const subscribe = (listener: () => void): (() => void) => {
      const before = tell;
      tell = () => (before(), listener());
      return () => undefined;
    };
    page.connection = { ...connection(), subscribe, groups: () => Promise.resolve([...groups]) };
    const stats = document.createElement('ruche-group-stats');
    page.append(stats);
    await seen(stats);
    const picked = (): number =>
      stats.shadowRoot?.querySelectorAll('select')[0]?.options.length ?? 0;
    groups.push({ id: 'field', name: 'Field' }, { id: 'sales', name: 'Sales' });
    tell();
    await until(() => stats.shadowRoot?.querySelectorAll('select').length === 2);
    expect(picked()).to.be.at.least(3);
  });

  it('does not move while its figures load, at any width', async () => {
    for (const width of ['1280px', '700px', '320px']) {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.inlineSize = width;
      const stage = document.createElement('ruche-stage') as StageElement;
      stage.connection = connectionOf('never');
      const page = document.createElement('ruche-group-stats');
      page.heading = 'Design';
      page.groups = [];
      stage.append(page);
      box.append(stage);
      await until(
        () =>
          figures(page).length >= 15 &&
          figures(page).every(({ state }) => state === 'loading' || state === 'initial'),
      );
      const places = (): number[] => figures(page).map(({ offsetTop }) => offsetTop);
      const before = places();
      stage.connection = connection();
      await seen(page);
      await until(() =>
        figures(page).every(
          ({ state, shadowRoot }) => state === 'ready' && shadowRoot?.querySelector('#info'),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(places(), width).to.deep.equal(before);
      expect(page.scrollWidth, width).to.be.at.most(page.clientWidth);
    }
  });

  it('falls back where an attribute has no meaning', async () => {
    const page = await fixture<RucheGroupStatsElement>(
      html`<ruche-group-stats
        period="banana"
        compare="x"
        heading-level="x"
        .answer=${answers}
      ></ruche-group-stats>`,
    );
    expect(page.getAttribute('period')).to.equal('banana');
    expect(figures(page).every(({ period }) => period === 'P1M')).to.equal(true);
  });
});

/** Groups beside each other, and what stands since it was set. */
const asksOtherwise = new Set(['ruche-compare', 'ruche-objectives']);

function connection(): ReturnType<typeof connectionOf> {
  const all = [...answers, ...furtherAnswers()];
  return connectionOf((metric) => all.find(({ metric: { id } }) => id === metric));
}

async function staged(): Promise<RucheGroupStatsElement> {
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = connection();
  const page = document.createElement('ruche-group-stats');
  page.group = 'design';
  stage.append(page);
  await seen(page);
  return page;
}

/** As by somebody who reads the page to its end. */
async function seen(page: Element): Promise<void> {
  await until(() => figures(page).length > 0);
  for (const figure of figures(page)) {
    figure.scrollIntoView();
    await until(() => figure.state === 'ready');
  }
}

function figures(page: Element): AnswerElement[] {
  return Array.from(page.shadowRoot?.querySelectorAll<AnswerElement>('.figure') ?? []);
}

function choose(select: HTMLSelectElement | undefined, value: string): void {
  if (!select) throw new Error('no picker');
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
