import { expect, oneEvent } from '@open-wc/testing';
import { lifecycleAnswer } from '../../playground/further-answers.js';
import { find, press, shown, texts } from '../../playground/shown.js';
import type { SelectDetail } from '../base/events.js';
import './lifecycle.define.js';
import { RucheLifecycleElement } from './lifecycle.element.js';

const answer = lifecycleAnswer();
const tag = 'ruche-lifecycle';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./lifecycle.define.js');
    expect(customElements.get(tag)).to.equal(RucheLifecycleElement);
  });

  it('stacks who is there above the line and who went quiet below it', async () => {
    const lifecycle = await shown<RucheLifecycleElement>(tag, { answer });
    expect(lifecycle.shadowRoot?.querySelectorAll('.column').length).to.equal(26);
    const zero = find(lifecycle, '.zero').getBoundingClientRect().top;
    const boxes = Array.from(
      lifecycle.shadowRoot?.querySelectorAll('.column:first-of-type .piece') ?? [],
      (piece) => piece.getBoundingClientRect(),
    );
    expect(boxes.filter(({ bottom }) => bottom <= zero + 1.5).length).to.equal(3);
    expect(boxes.filter(({ top }) => top >= zero - 1.5).length).to.equal(1);
    await expect(lifecycle).to.be.accessible();
  });

  it('walks through its buckets by arrow keys and speaks each, below the line without a sign', async () => {
    const lifecycle = await shown<RucheLifecycleElement>(tag, { answer });
    find(lifecycle, '.plot').focus();
    await press(lifecycle, 'Home');
    expect(find(lifecycle, '.plot').getAttribute('aria-valuetext')).to.match(
      /^May 4 – 10, 2026: 80 returning, 6 new, 13 back, 13 gone quiet$/,
    );
    expect(texts(lifecycle, '.legend b')).to.deep.equal(['80', '6', '13', '13']);
    setTimeout(() => void press(lifecycle, 'Enter'));
    const event = (await oneEvent(lifecycle, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'point', key: answer.series?.[0]?.start });
    await press(lifecycle, 'End');
    expect(find(lifecycle, '.when').textContent).to.contain('unfinished');
  });

  it('has a table with the same figures', async () => {
    const lifecycle = await shown<RucheLifecycleElement>(tag, { answer, view: 'table' });
    expect(texts(lifecycle, 'tbody tr')).to.have.length(26);
    expect(texts(lifecycle, 'thead th')).to.include('gone quiet');
    await expect(lifecycle).to.be.accessible();
  });

  it('takes points without parts, and nothing at all', async () => {
    for (const series of [[], null, [{ start: 'x' }], [{ start: null, parts: { new: 'x' } }]]) {
      const lifecycle = await shown<RucheLifecycleElement>(tag, { answer: { ...answer, series } });
      expect(lifecycle.state).to.equal('empty');
      expect(lifecycle.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
    }
  });
});
