import { expect, oneEvent } from '@open-wc/testing';
import { ambassadorsAnswer } from '../../playground/further-answers.js';
import { find, shown, texts } from '../../playground/shown.js';
import type { SelectDetail } from '../base/events.js';
import './ambassadors.define.js';
import { RucheAmbassadorsElement } from './ambassadors.element.js';

const answer = ambassadorsAnswer();
const tag = 'ruche-ambassadors';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./ambassadors.define.js');
    expect(customElements.get(tag)).to.equal(RucheAmbassadorsElement);
  });

  it('says of each why: four parts, with what they rest on', async () => {
    const ambassadors = await shown<RucheAmbassadorsElement>(tag, { answer });
    expect(texts(ambassadors, '.row:first-of-type .why')).to.deep.equal([
      '31 posts',
      '140 interactions',
      '44 people reached',
      '26 active weeks',
    ]);
    expect(texts(ambassadors, '.reason .sr')[0]).to.equal('more than 98 of 100 members');
    await expect(ambassadors).to.be.accessible();
  });

  it('tells the page which member was chosen, and links nowhere unsafe', async () => {
    const ambassadors = await shown<RucheAmbassadorsElement>(tag, { answer });
    setTimeout(() => find(ambassadors, 'a').click());
    const event = (await oneEvent(ambassadors, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'row', key: 'u1' });
    const rows = answer.rows?.map((row) => ({ ...row, url: 'javascript:alert(1)', name: '<b>x' }));
    const hostile = await shown<RucheAmbassadorsElement>(tag, { answer: { ...answer, rows } });
    expect(hostile.shadowRoot?.querySelector('a')).to.equal(null);
    expect(texts(hostile, '.name')[0]).to.equal('<b>x');
  });

  it('has a table that tells places among 100 from counts', async () => {
    const ambassadors = await shown<RucheAmbassadorsElement>(tag, { answer, view: 'table' });
    expect(texts(ambassadors, 'thead th')).to.include.members(['posts (0–100)', 'posts']);
    await expect(ambassadors).to.be.accessible();
  });

  it('takes rows without parts, and nothing at all', async () => {
    for (const rows of [[], null]) {
      const ambassadors = await shown<RucheAmbassadorsElement>(tag, {
        answer: { ...answer, rows },
      });
      expect(ambassadors.state).to.equal('empty');
    }
    const bare = await shown<RucheAmbassadorsElement>(tag, {
      answer: { ...answer, rows: [{ id: 'a', value: null }] },
    });
    expect(bare.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
  });
});
