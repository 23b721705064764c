import { expect } from '@open-wc/testing';
import { statusAnswer } from '../../playground/further-answers.js';
import { shown, texts } from '../../playground/shown.js';
import './member-status.define.js';
import { RucheMemberStatusElement } from './member-status.element.js';

const answer = statusAnswer();
const tag = 'ruche-member-status';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./member-status.define.js');
    expect(customElements.get(tag)).to.equal(RucheMemberStatusElement);
  });

  it('names each status with its people and its share; the shares add up to 100', async () => {
    const status = await shown<RucheMemberStatusElement>(tag, { answer });
    expect(texts(status, '.label')).to.deep.equal(answer.parts?.map(({ label }) => label));
    const shares = texts(status, '.share').map((text) => parseInt(text, 10));
    expect(shares.reduce((sum, share) => sum + share, 0)).to.equal(100);
    await expect(status).to.be.accessible();
  });

  it('tells every status apart by more than colour', async () => {
    const status = await shown<RucheMemberStatusElement>(tag, { answer });
    const pieces = Array.from(status.shadowRoot?.querySelectorAll('.piece') ?? []);
    const looks = pieces.map(({ className }) => className);
    expect(new Set(looks).size).to.equal(5);
  });

  it('has a table, and no claim where there is nothing', async () => {
    const table = await shown<RucheMemberStatusElement>(tag, { answer, view: 'table' });
    expect(texts(table, 'tbody th')).to.have.length(5);
    for (const parts of [[], null, 'x']) {
      const status = await shown<RucheMemberStatusElement>(tag, { answer: { ...answer, parts } });
      expect(status.state).to.equal('empty');
      expect(status.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
    }
  });
});
