import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { topPostsAnswer } from '../../playground/answers.js';
import type { SelectDetail } from '../base/events.js';
import './top-posts.define.js';
import { RucheTopPostsElement } from './top-posts.element.js';

const answer = topPostsAnswer();

describe('ruche-top-posts', () => {
  it('is defined once', async () => {
    await import('./top-posts.define.js');
    expect(customElements.get('ruche-top-posts')).to.equal(RucheTopPostsElement);
  });

  it('lists posts with links, authors, dates and counts in words', async () => {
    const posts = await show(answer);
    const [row] = Array.from(posts.shadowRoot?.querySelectorAll('.row') ?? []);
    expect(row?.querySelector('a')?.getAttribute('href')).to.equal('#post-1');
    expect(row?.querySelector('.detail')?.textContent).to.equal('Amélie Durand · Oct 4, 2026');
    const counts = Array.from(row?.querySelectorAll('.counts .sr') ?? []);
    expect(counts.map(({ textContent }) => textContent)).to.deep.equal([
      '42 likes',
      '17 comments',
      '318 views',
    ]);
    await expect(posts).to.be.accessible();
  });

  it('marks the count that ranks', async () => {
    const posts = await show(answer);
    posts.by = 'comments';
    await posts.updateComplete;
    const marked = posts.shadowRoot?.querySelector('.counts .by .sr');
    expect(marked?.textContent).to.equal('17 comments');
  });

  it('tells the page which post was followed', async () => {
    const posts = await show(answer);
    setTimeout(() => posts.shadowRoot?.querySelector<HTMLElement>('.name a')?.click());
    const event = (await oneEvent(posts, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({ kind: 'row', key: 'p1', metric: 'top_posts' });
  });

  it('shows markup in titles as text, follows no script, and names what has no title', async () => {
    const rows = [
      { rank: 1, id: 'a', name: '<script>x</script>', value: 1, url: 'javascript:alert(1)' },
      { rank: 2, id: 'b', name: null, value: null, published: 'yesterday', author: null },
    ];
    const posts = await show({ ...answer, rows });
    const names = Array.from(posts.shadowRoot?.querySelectorAll('.name') ?? []);
    expect(names.map(({ textContent }) => textContent)).to.deep.equal([
      '<script>x</script>',
      'Untitled',
    ]);
    expect(posts.shadowRoot?.querySelector('script, .name a')).to.equal(null);
  });

  it('holds a title of 200 characters at 280 px', async () => {
    const rows = [{ ...answer.rows?.[0], name: `${'word '.repeat(20)}${'x'.repeat(100)}` }];
    const box = await fixture<HTMLElement>(html`<div></div>`);
    Object.assign(box.style, { inlineSize: '280px' });
    const posts = document.createElement('ruche-top-posts');
    posts.answer = { ...answer, rows };
    box.append(posts);
    await until(() => posts.shadowRoot?.querySelector('.row'));
    expect(posts.scrollWidth).to.be.at.most(280);
  });

  it('shows itself as a table', async () => {
    const posts = await show(answer);
    posts.view = 'table';
    await posts.updateComplete;
    expect(posts.shadowRoot?.querySelectorAll('tbody tr').length).to.equal(5);
    await expect(posts).to.be.accessible();
  });
});

async function show(given: unknown): Promise<RucheTopPostsElement> {
  const posts = await fixture<RucheTopPostsElement>(
    html`<ruche-top-posts limit="5" .answer=${given}></ruche-top-posts>`,
  );
  await until(() => posts.shadowRoot?.querySelector('#info'));
  await posts.updateComplete;
  return posts;
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
