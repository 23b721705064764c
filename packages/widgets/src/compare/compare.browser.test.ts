import { expect, oneEvent } from '@open-wc/testing';
import { compareAnswer } from '../../playground/further-answers.js';
import { find, shown, texts } from '../../playground/shown.js';
import type { SelectDetail } from '../base/events.js';
import './compare.define.js';
import { RucheCompareElement } from './compare.element.js';

const answer = compareAnswer();
const tag = 'ruche-compare';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./compare.define.js');
    expect(customElements.get(tag)).to.equal(RucheCompareElement);
  });

  it('asks for the groups named, and for nothing where none is', () => {
    const compare = document.createElement(tag);
    expect(compare.questions.map(({ metric }) => metric)).to.deep.equal([]);
    compare.groups = 'a, b  c';
    expect(compare.questions.map(({ metric }) => metric)).to.deep.equal(['group_comparison']);
  });

  it('has a table with intervals that is sorted by its headings; who is hidden comes last', async () => {
    const compare = await shown<RucheCompareElement>(tag, { answer });
    expect(texts(compare, 'tbody th').slice(0, 2)).to.deep.equal(['Support', 'Design']);
    expect(texts(compare, 'tbody th').at(-1)).to.equal('Board');
    expect(texts(compare, 'tbody tr:last-child td')[0]).to.equal('not shown');
    expect(texts(compare, '.ends')[1]).to.equal('54.5% – 67.5%');
    const heads = compare.shadowRoot?.querySelectorAll<HTMLElement>('.sort') ?? [];
    heads[2]?.click();
    await compare.updateComplete;
    expect(texts(compare, 'tbody th')[0]).to.equal('Design');
    heads[2]?.click();
    await compare.updateComplete;
    expect(texts(compare, 'tbody th')[0]).to.equal('Research');
    expect(texts(compare, 'tbody th').at(-1)).to.equal('Board');
    expect(find(compare, '[aria-sort=ascending]').textContent).to.contain('people');
    await expect(compare).to.be.accessible();
  });

  it('marks in the plot only what chance does not explain', async () => {
    const compare = await shown<RucheCompareElement>(tag, { answer });
    await until(() => compare.shadowRoot?.querySelector('.funnel svg'));
    expect(compare.shadowRoot?.querySelectorAll('.funnel .dot').length).to.equal(6);
    expect(texts(compare, '.funnel .name').sort()).to.deep.equal(
      ['Design', 'Field engineers, northe…'], // prettier-ignore
    );
    expect(find(compare, '.funnel svg').getAttribute('aria-label')).to.contain('53.3%');
  });

  it('draws no plot of what is no rate', async () => {
    const metric = { ...answer.metric, unit: 'acts_per_member' };
    const compare = await shown<RucheCompareElement>(tag, { answer: { ...answer, metric } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(compare.shadowRoot?.querySelector('.funnel svg')).to.equal(null);
    expect(texts(compare, 'tbody th')).to.have.length(7);
  });

  it('tells the page which group was chosen', async () => {
    const compare = await shown<RucheCompareElement>(tag, { answer, view: 'table' });
    setTimeout(() => find(compare, 'tbody tr').click());
    const event = (await oneEvent(compare, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'part', key: 'support' });
  });

  it('takes parts of the wrong type, and nothing at all', async () => {
    for (const parts of [[], null, 'x']) {
      const compare = await shown<RucheCompareElement>(tag, { answer: { ...answer, parts } });
      expect(compare.state).to.equal('empty');
    }
    const odd = await shown<RucheCompareElement>(tag, {
      answer: { ...answer, parts: [{ key: 'a', confidence95: ['x'], value: 0.5 }, { value: 'x' }] },
    });
    expect(odd.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
  });
});

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
