import { expect, fixture, html } from '@open-wc/testing';
import { seriesAnswer, usageAnswers } from '../../playground/answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import './usage.define.js';
import { RucheUsageElement } from './usage.element.js';

describe('ruche-usage', () => {
  it('is defined once', async () => {
    await import('./usage.define.js');
    expect(customElements.get('ruche-usage')).to.equal(RucheUsageElement);
  });

  it('shows the enabled modules and leaves the others out', async () => {
    const usage = await show(usageAnswers());
    expect(labels(usage)).to.deep.equal([
      'Chat messages',
      'New files',
      'Events held',
      'Projects created',
    ]);
    await expect(usage).to.be.accessible();
  });

  it('says so where none is enabled', async () => {
    const off = { value: null, series: [], reason: 'not_enabled' };
    const usage = await show([seriesAnswer('tasks', 'en', { over: off })]);
    expect(usage.state).to.equal('not-enabled');
    expect(usage.shadowRoot?.querySelector('.message')?.textContent).to.contain('Not enabled');
  });

  it('asks for the metrics that it is given, each once, and shows those that answer', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    const asked: string[] = [];
    stage.connection = connectionOf((metric) => {
      asked.push(metric);
      return metric === 'nonsense' ? undefined : seriesAnswer(metric);
    });
    const usage = document.createElement('ruche-usage');
    usage.metrics = 'messages nonsense files messages';
    stage.append(usage);
    await until(() => labels(usage).length === 2);
    expect(asked).to.deep.equal(['messages', 'nonsense', 'files']);
    expect(labels(usage)).to.deep.equal(['Chat messages', 'New files']);
  });

  it('shows itself as a table', async () => {
    const usage = await show(usageAnswers());
    usage.view = 'table';
    await usage.updateComplete;
    expect(usage.shadowRoot?.querySelectorAll('tbody tr').length).to.equal(4);
    await expect(usage).to.be.accessible();
  });
});

async function show(given: unknown): Promise<RucheUsageElement> {
  const usage = await fixture<RucheUsageElement>(
    html`<ruche-usage .answer=${given}></ruche-usage>`,
  );
  await until(() => usage.shadowRoot?.querySelector('#info'));
  await usage.updateComplete;
  return usage;
}

function labels(usage: Element): string[] {
  const found = Array.from(usage.shadowRoot?.querySelectorAll('.use .label:not(.bone)') ?? []);
  return found.map(({ textContent }) => textContent ?? '');
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
