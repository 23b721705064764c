import { expect } from '@open-wc/testing';
import { retentionAnswer } from '../../playground/further-answers.js';
import { shown, texts } from '../../playground/shown.js';
import './retention.define.js';
import { RucheRetentionElement } from './retention.element.js';

const answer = retentionAnswer();
const tag = 'ruche-retention';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./retention.define.js');
    expect(customElements.get(tag)).to.equal(RucheRetentionElement);
  });

  it('is a real table: a cohort per row, its size, its share in each month', async () => {
    const retention = await shown<RucheRetentionElement>(tag, { answer });
    expect(texts(retention, 'thead th').slice(2)).to.deep.equal(
      ['+0', '+1', '+2', '+3', '+4', '+5'], // prettier-ignore
    );
    expect(texts(retention, 'tbody th')[0]).to.equal('May 2026');
    expect(texts(retention, 'tbody tr:first-child td')[1]).to.match(/^\d+%$/);
    expect(texts(retention, '.before')[0]).to.equal('active in the month after (49 ÷ 66)');
    await expect(retention).to.be.accessible();
  });

  it('leaves empty what is not finished, and shows no share of nobody', async () => {
    const retention = await shown<RucheRetentionElement>(tag, { answer });
    expect(texts(retention, 'tbody tr:last-child td').slice(2)).to.deep.equal(['', '', '', '', '']);
    expect(texts(retention, 'tbody tr:nth-child(4) td')).to.deep.equal(
      ['0', '–', '', '', '', '', ''], // prettier-ignore
    );
  });

  it('is readable in dark, at every shade', async () => {
    document.documentElement.style.colorScheme = 'dark';
    try {
      const full = answer.series?.map((point) => ({
        ...point,
        parts: { ...point.parts, size: 9, 0: 1, 1: 0.5, 2: 0 },
      }));
      const retention = await shown<RucheRetentionElement>(tag, {
        answer: { ...answer, series: full },
      });
      await expect(retention).to.be.accessible();
    } finally {
      document.documentElement.style.colorScheme = '';
    }
  });

  it('takes cohorts without parts, and nothing at all', async () => {
    for (const series of [[], null, [{ start: 'x' }], [{ parts: { size: 'x', 1: {} } }]]) {
      const retention = await shown<RucheRetentionElement>(tag, { answer: { ...answer, series } });
      expect(retention.state).to.equal('empty');
      expect(retention.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
    }
  });
});
