import { expect, fixture, html } from '@open-wc/testing';
import { pageAnswers } from '../../playground/answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { until } from '../../playground/until.js';
import type { AnswerElement } from '../base/answer-element.js';
import './group-stats.define.js';
import type { RucheGroupStatsElement } from './group-stats.element.js';

const answers = new Map(pageAnswers().map((answer) => [answer.metric.id, answer]));
const before = location.href;

describe('the address of a page with ruche-group-stats', () => {
  afterEach(() => history.replaceState(history.state, '', before));

  it('is read at the start', async () => {
    address('stats-group=field&stats-period=P6M&stats-compare=year');
    const page = await open();
    expect(shownBy(page)).to.deep.equal(['field', 'P6M', 'year']);
    expect(checked(page)).to.equal('P6M');
  });

  it('tells what the reader chose, and keeps the rest of it', async () => {
    address('tab=2', '#top');
    const page = await open();
    page.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=radio]')[2]?.click();
    await page.updateComplete;
    const { searchParams, hash } = new URL(location.href);
    expect(searchParams.get('stats-period')).to.equal('P12M');
    expect(searchParams.get('stats-group')).to.equal('design');
    expect(searchParams.get('tab')).to.equal('2');
    expect(hash).to.equal('#top');
  });

  it('is followed when the reader goes back', async () => {
    const page = await open();
    address('stats-period=P6M');
    dispatchEvent(new PopStateEvent('popstate'));
    await until(() => checked(page) === 'P6M');
    expect(shownBy(page)[1]).to.equal('P6M');
  });

  it('is not believed where it has no meaning', async () => {
    address('stats-period=soon&stats-compare=everything&other-period=P6M');
    const page = await open();
    expect(shownBy(page)).to.deep.equal(['design', 'P1M', 'previous']);
    expect(checked(page)).to.equal('P1M');
  });

  it('shows names with markup as text', async () => {
    address(`stats-group=${encodeURIComponent('<img src=x onerror="window.pwned=1">')}`);
    const page = await open();
    expect(page.shadowRoot?.querySelector('.title')?.textContent).to.contain('<img src=x');
    expect(page.shadowRoot?.querySelector('img')).to.equal(null);
    expect('pwned' in window).to.equal(false);
  });

  it('is left alone where the page did not ask for it', async () => {
    address('stats-period=P6M');
    const at = location.href;
    const page = await open({ isLinked: false });
    expect(shownBy(page)[1]).to.equal('P1M');
    page.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=radio]')[2]?.click();
    await page.updateComplete;
    expect(location.href).to.equal(at);
  });
});

function address(query: string, hash = ''): void {
  const url = new URL(before);
  url.hash = hash;
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  history.replaceState(history.state, '', url);
}

async function open({ isLinked = true } = {}): Promise<RucheGroupStatsElement> {
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = connectionOf((metric) => answers.get(metric));
  const page = document.createElement('ruche-group-stats');
  page.group = 'design';
  page.sections = 'figures';
  if (isLinked) page.deepLink = 'stats';
  stage.append(page);
  await until(() => figures(page).every(({ state }) => state === 'ready') && figures(page)[0]);
  return page;
}

function figures(page: Element): AnswerElement[] {
  return Array.from(page.shadowRoot?.querySelectorAll<AnswerElement>('.figure') ?? []);
}

function shownBy(page: RucheGroupStatsElement): (string | undefined)[] {
  const [figure] = figures(page);
  return [figure?.group, figure?.period, figure?.compare];
}

function checked(page: Element): string | undefined {
  return page.shadowRoot?.querySelector<HTMLInputElement>('[type=radio]:checked')?.value;
}
