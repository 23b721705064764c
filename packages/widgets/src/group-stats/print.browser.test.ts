import { expect, fixture, html } from '@open-wc/testing';
import { pageAnswers } from '../../playground/answers.js';
import { furtherAnswers } from '../../playground/further-answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { until } from '../../playground/until.js';
import type { AnswerElement } from '../base/answer-element.js';
import './group-stats.define.js';
import type { RucheGroupStatsElement } from './group-stats.element.js';

const answers = [...pageAnswers(), ...furtherAnswers()];
const realPrint = window.print;

/** The states of all figures at the moment of printing. */
let printed: string[][];

describe('printing ruche-group-stats', () => {
  beforeEach(() => {
    printed = [];
  });
  afterEach(() => {
    window.print = realPrint;
  });

  it('fetches first what nobody has seen yet', async () => {
    const page = await open((metric) => answers.find(({ metric: { id } }) => id === metric));
    expect(states(page)).to.include('initial');
    expect(figures(page).map(({ localName }) => localName)).to.include.members([
      ...['ruche-stat', 'ruche-trend', 'ruche-top-posts', 'ruche-leaderboard', 'ruche-devices'],
      ...['ruche-usage', 'ruche-member-status', 'ruche-lifecycle', 'ruche-retention'],
      ...['ruche-rhythm', 'ruche-network', 'ruche-compare'],
    ]);
    printButton(page).click();
    await until(() => printed.length > 0);
    expect(Array.from(new Set(printed[0]))).to.deep.equal(['ready']);
    expect(printed.length).to.equal(1);
  });

  it('prints what there is where something cannot be had', async () => {
    const page = await open((metric) =>
      metric === 'retention' ? undefined : answers.find(({ metric: { id } }) => id === metric),
    );
    printButton(page).click();
    await until(() => printed.length > 0);
    expect(printed[0]?.filter((state) => state !== 'ready')).to.deep.equal(['error']);
  });

  it('leaves pickers and buttons off the paper', async () => {
    const page = await open((metric) => answers.find(({ metric: { id } }) => id === metric));
    const rules = Array.from(page.shadowRoot?.adoptedStyleSheets ?? [])
      .flatMap(({ cssRules }) => Array.from(cssRules))
      .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print')
      .map(({ cssText }) => cssText.replaceAll(/\s+/g, ' '))
      .join('\n');
    expect(rules).to.match(/\.pickers, \.foot \{ display: none; \}/);
    expect(rules).to.contain('break-inside: avoid');
  });
});

async function open(play: Parameters<typeof connectionOf>[0]): Promise<RucheGroupStatsElement> {
  scrollTo(0, 0);
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = connectionOf(play);
  const page = document.createElement('ruche-group-stats');
  page.group = 'design';
  stage.append(page);
  window.print = () => void printed.push(states(page));
  await until(() => figures(page).length > 18 && states(page)[0] === 'ready');
  return page;
}

function figures(page: Element): AnswerElement[] {
  return Array.from(page.shadowRoot?.querySelectorAll<AnswerElement>('.figure') ?? []);
}

function states(page: Element): string[] {
  return figures(page).map(({ state }) => state);
}

function printButton(page: Element): HTMLElement {
  const buttons = page.shadowRoot?.querySelectorAll<HTMLElement>('.foot .button') ?? [];
  const found = Array.from(buttons).find(({ textContent }) => textContent?.trim() === 'Print');
  if (!found) throw new Error('no button to print');
  return found;
}
