import { expect, fixture, html } from '@open-wc/testing';
import type { Row } from '@ruche/client';
import { rankingAnswer } from '../../playground/answers.js';
import { find, shown, texts } from '../../playground/shown.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { until } from '../../playground/until.js';
import './leaderboard.define.js';
import type { RucheLeaderboardElement } from './leaderboard.element.js';

const ranking = rankingAnswer('top_authors', 'en', 5);
const rows = Array.from({ length: 100 }, (_, i): Row => ({
  rank: i + 1,
  id: `u${i + 1}`,
  name: `Member ${i + 1}`,
  value: 200 - i,
}));

describe('how many rows ruche-leaderboard shows', () => {
  it('grows by ten at a time where the reader may have more, and ends with the ranking', async () => {
    const board = await staged({ limit: 5, expandable: true });
    expect(texts(board, '.rank').length).to.equal(5);
    for (const count of [15, 25]) {
      find(board, '.button').click();
      await until(() => texts(board, '.rank').length === count);
    }
    board.limit = 95;
    await until(() => texts(board, '.rank').length === 100);
    expect(board.shadowRoot?.querySelector('.button')).to.equal(null);
    await expect(board).to.be.accessible();
  });

  it('is the page’s to say otherwise', async () => {
    const board = await staged({ limit: 5 });
    expect(board.shadowRoot?.querySelector('.button')).to.equal(null);
    const short = { ...ranking, rows: rows.slice(0, 3) };
    const few = await shown<RucheLeaderboardElement>('ruche-leaderboard', {
      ...{ answer: short, limit: 5, expandable: true },
    });
    expect(few.shadowRoot?.querySelector('.button')).to.equal(null);
  });

  it('takes in the reader further down, with the one before and the one after', async () => {
    const board = await staged({ limit: 5, me: 'u62' });
    expect(texts(board, '.rank')).to.deep.equal(['1', '2', '3', '4', '5', '61', '62', '63']);
    expect(texts(board, '.mine .name')).to.deep.equal(['Member 62']);
    expect(board.shadowRoot?.querySelectorAll('.gap').length).to.equal(1);
    expect(find(board, '.row.mine').textContent).to.contain('(you)');
    await expect(board).to.be.accessible();
  });

  it('shows the last one with the one before only, and one in front only there', async () => {
    const last = await staged({ limit: 5, me: 'u100' });
    expect(texts(last, '.rank').slice(5)).to.deep.equal(['99', '100']);
    const first = await staged({ limit: 5, me: 'u2' });
    expect(texts(first, '.rank')).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(first.shadowRoot?.querySelectorAll('.gap').length).to.equal(0);
  });

  it('takes an own rank beyond the hundredth where the answer gives it', async () => {
    const own = [411, 412, 413].map((rank) => ({
      rank,
      id: `u${rank}`,
      name: `M ${rank}`,
      value: 1,
    }));
    const board = await shown<RucheLeaderboardElement>('ruche-leaderboard', {
      ...{ answer: { ...ranking, rows: [...rows, ...own] }, limit: 3, me: 'u412' },
    });
    expect(texts(board, '.rank')).to.deep.equal(['1', '2', '3', '411', '412', '413']);
  });

  it('marks nobody where the reader is not ranked', async () => {
    const board = await staged({ limit: 5, me: 'somebody else' });
    expect(texts(board, '.rank').length).to.equal(5);
    expect(texts(board, '.mine')).to.deep.equal([]);
  });
});

async function staged(given: Partial<RucheLeaderboardElement>): Promise<RucheLeaderboardElement> {
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  const connection = connectionOf(() => ranking);
  stage.connection = {
    ...connection,
    // As a collector: no more rows than were asked for.
    ask: ({ limit = 10 }) => Promise.resolve({ ...ranking, rows: rows.slice(0, Number(limit)) }),
  };
  const board = document.createElement('ruche-leaderboard');
  Object.assign(board, given);
  stage.append(board);
  await until(() => board.shadowRoot?.querySelector('#info'));
  await board.updateComplete;
  return board;
}
