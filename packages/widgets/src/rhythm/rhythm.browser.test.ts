import { expect, oneEvent } from '@open-wc/testing';
import { rhythmAnswer } from '../../playground/further-answers.js';
import { find, press, shown, texts } from '../../playground/shown.js';
import type { SelectDetail } from '../base/events.js';
import './rhythm.define.js';
import { RucheRhythmElement } from './rhythm.element.js';

const answer = rhythmAnswer();
const tag = 'ruche-rhythm';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./rhythm.define.js');
    expect(customElements.get(tag)).to.equal(RucheRhythmElement);
  });

  it('has a mark for each hour of the week and says which is the busiest', async () => {
    const rhythm = await shown<RucheRhythmElement>(tag, { answer });
    expect(rhythm.shadowRoot?.querySelectorAll('.mark').length).to.equal(168);
    expect(find(rhythm, '.summary').textContent).to.match(/Most: Monday, 10\sAM: \d+/);
    await expect(rhythm).to.be.accessible();
  });

  it('tells large from small by size as well as by shade', async () => {
    const rhythm = await shown<RucheRhythmElement>(tag, { answer });
    const widths = Array.from(
      rhythm.shadowRoot?.querySelectorAll('.mark') ?? [],
      (mark) => mark.getBoundingClientRect().width,
    );
    expect(widths[10]).to.be.greaterThan((widths[7] ?? 0) * 1.3);
    expect(widths[0]).to.be.lessThan(2);
  });

  it('walks by arrow keys: hours across, days down', async () => {
    const rhythm = await shown<RucheRhythmElement>(tag, { answer });
    const plot = find(rhythm, '.plot');
    plot.focus();
    await press(rhythm, 'Home');
    expect(plot.getAttribute('aria-valuetext')).to.match(/^Monday, 12\sAM: 0$/);
    await press(rhythm, 'ArrowDown');
    await press(rhythm, 'ArrowRight');
    expect(plot.getAttribute('aria-valuetext')).to.match(/^Tuesday, 1\sAM: 0$/);
    await press(rhythm, 'ArrowUp');
    await press(rhythm, 'ArrowUp');
    expect(plot.getAttribute('aria-valuenow')).to.equal('2');
    setTimeout(() => void press(rhythm, 'Enter'));
    const event = (await oneEvent(rhythm, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'part', key: '1-01' });
  });

  it('has a table with every hour', async () => {
    const rhythm = await shown<RucheRhythmElement>(tag, { answer, view: 'table' });
    expect(texts(rhythm, 'tbody tr')).to.have.length(168);
    expect(texts(rhythm, 'thead th')).to.deep.equal(['Part', 'Value']);
  });

  it('takes cells that it does not know, and nothing at all', async () => {
    for (const parts of [[], null, [{ key: '9-99', value: null }]]) {
      const rhythm = await shown<RucheRhythmElement>(tag, { answer: { ...answer, parts } });
      expect(rhythm.state).to.equal('empty');
    }
    const odd = await shown<RucheRhythmElement>(tag, {
      answer: { ...answer, parts: [{ key: '9-99', label: 'x', value: 3 }] },
    });
    expect(odd.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
  });
});
