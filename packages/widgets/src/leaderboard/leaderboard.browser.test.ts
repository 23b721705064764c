import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { rankingAnswer } from '../../playground/answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import type { SelectDetail } from '../base/events.js';
import './leaderboard.define.js';
import { RucheLeaderboardElement } from './leaderboard.element.js';

const answer = rankingAnswer('top_contributors', 'en', 5);

describe('ruche-leaderboard', () => {
  it('is defined once', async () => {
    await import('./leaderboard.define.js');
    expect(customElements.get('ruche-leaderboard')).to.equal(RucheLeaderboardElement);
  });

  it('lists members by rank, ties sharing one, with what makes their score', async () => {
    const board = await show(answer);
    expect(texts(board, '.rank')).to.deep.equal(['1', '2', '2', '4', '5']);
    expect(texts(board, '.detail')[0]).to.equal('23 likes · 15 comments');
    expect(texts(board, '.name a')[0]).to.equal('Amélie Durand');
    await expect(board).to.be.accessible();
  });

  it('has the grammar of one', async () => {
    const rows = [{ rank: 1, id: 'a', name: 'Ann', value: 2, parts: { likes: 1, comments: 1 } }];
    expect(texts(await show({ ...answer, rows }), '.detail')).to.deep.equal(['1 like · 1 comment']);
  });

  it('marks the reader’s own row and shows the ranks that were left out', async () => {
    const rows = [...(answer.rows ?? []), { rank: 12, id: 'me', name: 'Me', value: 1 }];
    const board = await show({ ...answer, rows }, { me: 'me', limit: 6 });
    const mine = board.shadowRoot?.querySelectorAll('.mine');
    expect(mine?.length).to.equal(1);
    expect(mine?.[0]?.textContent).to.contain('(you)');
    expect(board.shadowRoot?.querySelectorAll('.gap').length).to.equal(1);
    await expect(board).to.be.accessible();
  });

  it('shows markup in names as text, and follows no script', async () => {
    const name = '<img src=x onerror="window.pwned = true">';
    const rows = [
      { rank: 1, id: 'a', name, value: 1, url: 'javascript:alert(1)', avatar: 'javascript:1' },
    ];
    const board = await show({ ...answer, rows });
    expect(texts(board, '.name')).to.deep.equal([name]);
    expect(board.shadowRoot?.querySelector('img, .name a')).to.equal(null);
    expect('pwned' in window).to.equal(false);
  });

  it('takes right-to-left names, emoji, no name, long ones and 10,000 rows', async () => {
    const names = ['محمد', '🐝', null, 'x'.repeat(200)];
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      rank: i + 1,
      id: `${i}`,
      name: names[i % 4],
      value: 1,
    }));
    const board = await show({ ...answer, rows });
    expect(texts(board, '.name')[2]).to.equal('A member');
    expect(board.shadowRoot?.querySelectorAll('.row').length).to.be.lessThan(120);
    expect(board.scrollWidth).to.be.at.most(board.clientWidth);
  });

  it('tells the page which member was chosen, where names can be', async () => {
    const board = await show({ ...answer, rows: [{ rank: 1, id: 'a', name: 'Ann', value: 1 }] });
    expect(board.shadowRoot?.querySelector('.name button')).to.equal(null);
    board.selectable = true;
    await board.updateComplete;
    setTimeout(() => board.shadowRoot?.querySelector<HTMLElement>('.name button')?.click());
    const event = (await oneEvent(board, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'row', key: 'a', metric: 'top_contributors' });
  });

  it('says so when nobody is ranked', async () => {
    const board = await show({ ...answer, rows: [] });
    expect(board.state).to.equal('empty');
    await expect(board).to.be.accessible();
  });

  it('has the height of its rows while it loads', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connectionOf('never');
    const board = document.createElement('ruche-leaderboard');
    board.limit = 5;
    stage.append(board);
    await until(() => board.state === 'loading');
    const height = board.offsetHeight;
    board.answer = answer;
    await until(() => board.shadowRoot?.querySelector('.count'));
    expect(board.offsetHeight).to.equal(height);
  });
});

async function show(
  given: unknown,
  more: Partial<RucheLeaderboardElement> = {},
): Promise<RucheLeaderboardElement> {
  const board = await fixture<RucheLeaderboardElement>(
    html`<ruche-leaderboard .answer=${given}></ruche-leaderboard>`,
  );
  Object.assign(board, more);
  await until(() => board.shadowRoot?.querySelector('#info'));
  await board.updateComplete;
  return board;
}

function texts(element: Element, selector: string): string[] {
  const found = Array.from(element.shadowRoot?.querySelectorAll(selector) ?? []);
  return found.map(({ textContent }) => textContent?.trim() ?? '');
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
