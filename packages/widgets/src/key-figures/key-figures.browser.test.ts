import { expect } from '@open-wc/testing';
import { pageAnswers } from '../../playground/answers.js';
import { find, shown, texts } from '../../playground/shown.js';
import './key-figures.define.js';
import { RucheKeyFiguresElement } from './key-figures.element.js';

const answer = pageAnswers().slice(0, 5);
const tag = 'ruche-key-figures';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./key-figures.define.js');
    expect(customElements.get(tag)).to.equal(RucheKeyFiguresElement);
  });

  it('shows its figures, of which days they are and when they were frozen', async () => {
    const figures = await shown<RucheKeyFiguresElement>(tag, { answer });
    expect(texts(figures, 'dt')).to.deep.equal(answer.map(({ metric }) => metric.label));
    expect(find(figures, '.range').textContent).to.match(/Oct 1 – 31, 2026/);
    expect(find(figures, '.as-of').textContent).to.match(/Frozen on Nov 1, 2026/);
    await expect(figures).to.be.accessible();
  });

  it('asks for the metrics named, each once', () => {
    const figures = document.createElement(tag);
    expect(figures.questions).to.have.length(5);
    figures.metrics = 'posts likes, posts';
    expect(figures.questions.map(({ metric }) => metric)).to.deep.equal(['posts', 'likes']);
  });

  it('says whether a copy was allowed', async () => {
    const figures = await shown<RucheKeyFiguresElement>(tag, { answer });
    const buttons = figures.shadowRoot?.querySelectorAll<HTMLElement>('.actions button') ?? [];
    expect(Array.from(buttons, ({ textContent }) => textContent?.trim())).to.deep.equal([
      'PNG',
      'CSV',
      'Copy table',
      'Copy Markdown',
    ]);
    buttons[3]?.click();
    const status = find(figures, '[role=status]');
    for (let i = 0; i < 500 && !status.textContent; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(status.textContent).to.match(/^(Done\.|This page does not allow it\.)$/);
  });

  it('hides what is of too few people, and takes nulls', async () => {
    const [first] = answer;
    const few = { ...first, value: null, suppressed: { reason: 'below_k', k: 5 } };
    const figures = await shown<RucheKeyFiguresElement>(tag, { answer: [first, few] });
    expect(texts(figures, '.value')[1]).to.equal('not shown');
    const none = await shown<RucheKeyFiguresElement>(tag, { answer: [{ ...first, value: null }] });
    expect(none.state).to.equal('empty');
  });
});
