import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { seriesAnswer } from '../../playground/answers.js';
import type { SelectDetail } from '../base/events.js';
import './trend.define.js';
import { RucheTrendElement } from './trend.element.js';

const posts = seriesAnswer('posts', 'en', { scale: 5 });

describe('ruche-trend', () => {
  it('is defined once', async () => {
    await import('./trend.define.js');
    expect(customElements.get('ruche-trend')).to.equal(RucheTrendElement);
  });

  it('has a role, a name and a sentence that says what it shows', async () => {
    const trend = await show(posts);
    expect(find(trend, '[role=figure]').getAttribute('aria-labelledby')).to.equal('heading');
    expect(find(trend, '.summary .sr').textContent).to.match(
      /^Posts created: \d+ .* than in the period before .* Highest: \d+ /,
    );
    await expect(trend).to.be.accessible();
  });

  it('draws the line, the one before and no more', async () => {
    const trend = await show(posts);
    expect(find(trend, 'path.now').getAttribute('d')).to.match(/^M/);
    expect(find(trend, 'path.then').getAttribute('d')).to.match(/^M/);
    expect(find(trend, 'path.now.unfinished').getAttribute('d')).to.equal('');
    expect(trend.shadowRoot?.querySelector('.target')).to.equal(null);
  });

  it('draws an unfinished bucket apart and says so', async () => {
    const trend = await show(seriesAnswer('posts', 'en', { partial: true }));
    expect(find(trend, 'path.now.unfinished').getAttribute('d')).to.match(/^M.*L/);
    expect(find(trend, 'circle.unfinished')).to.not.equal(null);
    expect(find(trend, '.legend').textContent).to.contain('Unfinished');
    expect(find(trend, '.plot').getAttribute('aria-valuetext')).to.match(/unfinished$/);
  });

  it('draws a target that was given', async () => {
    const trend = await show(posts, { target: 8 });
    expect(find(trend, '.target-text').textContent).to.equal('Target 8');
  });

  it('walks through its points by arrow keys and speaks each', async () => {
    const trend = await show(posts);
    const plot = find(trend, '.plot');
    expect(plot.getAttribute('role')).to.equal('slider');
    plot.focus();
    await press(trend, 'Home');
    expect(plot.getAttribute('aria-valuenow')).to.equal('1');
    expect(plot.getAttribute('aria-valuetext')).to.match(/^Thu, Oct 1, 2026: \d+, \d+ before$/);
    await press(trend, 'ArrowRight');
    expect(plot.getAttribute('aria-valuenow')).to.equal('2');
    expect(find(trend, '.tip').textContent).to.contain('Fri, Oct 2, 2026');
    await press(trend, 'End');
    expect(plot.getAttribute('aria-valuenow')).to.equal('31');
    await press(trend, 'Tab');
    expect(plot.getAttribute('aria-valuenow')).to.equal('31');
    await expect(trend).to.be.accessible();
  });

  it('runs from right to left where the page does', async () => {
    const box = await fixture<HTMLElement>(
      html`<div dir="rtl"><ruche-trend .answer=${posts}></ruche-trend></div>`,
    );
    const trend = box.firstElementChild as RucheTrendElement;
    await until(() => trend.shadowRoot?.querySelector('.plot svg'));
    find(trend, '.plot').focus();
    await press(trend, 'Home');
    await press(trend, 'ArrowLeft');
    expect(find(trend, '.plot').getAttribute('aria-valuenow')).to.equal('2');
  });

  it('is drawn from right to left where only a style of the page says so, and turns with it', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="direction: rtl"><ruche-trend .answer=${posts}></ruche-trend></div>`,
    );
    const trend = box.firstElementChild as RucheTrendElement;
    const isAxisAtEnd = (): boolean | undefined => {
      const plot = trend.shadowRoot?.querySelector('.plot svg');
      const figure = plot?.querySelector('text')?.getBoundingClientRect();
      const field = plot?.getBoundingClientRect();
      return figure && field && figure.left > field.left + field.width / 2;
    };
    await until(() => isAxisAtEnd() === true);
    box.style.direction = 'ltr';
    trend.requestUpdate();
    await until(() => isAxisAtEnd() === false);
  });

  it('tells the page which point was chosen', async () => {
    const trend = await show(posts);
    find(trend, '.plot').focus();
    await press(trend, 'Home');
    setTimeout(() => void press(trend, 'Enter'));
    const event = (await oneEvent(trend, 'ruche-select')) as CustomEvent<SelectDetail>;
    expect(event.detail).to.include({
      kind: 'point',
      metric: 'posts',
      key: posts.series?.[0]?.start,
    });
  });

  it('has a real table one key away, and comes back', async () => {
    const trend = await show(posts);
    const height = trend.offsetHeight;
    find(trend, '#view').click();
    await trend.updateComplete;
    expect(trend.shadowRoot?.querySelectorAll('tbody tr').length).to.equal(31);
    expect(find(trend, 'caption').textContent?.trim()).to.equal('Posts created');
    expect(trend.offsetHeight).to.equal(height);
    await expect(trend).to.be.accessible();
    find(trend, '#view').click();
    await trend.updateComplete;
    expect(find(trend, '.plot').getAttribute('role')).to.equal('slider');
  });

  it('claims no trend on five points', async () => {
    const trend = await show(seriesAnswer('posts', 'en', { days: 5 }));
    expect(find(trend, '.summary').textContent).not.to.match(/Rising|Falling|trend/);
  });

  it('says so where there is nothing to draw, and offers no table of it', async () => {
    const trend = await fixture<RucheTrendElement>(
      html`<ruche-trend .answer=${{ ...posts, series: [], value: 0 }}></ruche-trend>`,
    );
    await until(() => trend.shadowRoot?.querySelector('.message'));
    expect(trend.state).to.equal('empty');
    expect(trend.shadowRoot?.querySelector('#view')).to.equal(null);
  });

  it('takes points without values, without dates, and one alone', async () => {
    for (const series of [
      [{ start: null, value: null }, { start: 'x', value: 3 }, null],
      [{ start: '2026-10-01', value: 3, partial: true }],
      posts.series?.map((point) => ({ ...point, value: null, previous: null })),
    ]) {
      const trend = await fixture<RucheTrendElement>(
        html`<ruche-trend .answer=${{ ...posts, series }}></ruche-trend>`,
      );
      await until(() => trend.shadowRoot?.querySelector('.plot svg, .message'));
      expect(trend.shadowRoot?.innerHTML).not.to.match(/NaN|undefined/);
    }
  });
});

async function show(
  answer: unknown,
  more: Partial<RucheTrendElement> = {},
): Promise<RucheTrendElement> {
  const trend = await fixture<RucheTrendElement>(
    html`<ruche-trend .answer=${answer}></ruche-trend>`,
  );
  Object.assign(trend, more);
  await until(
    () => trend.shadowRoot?.querySelector('.plot svg') && trend.shadowRoot.querySelector('#info'),
  );
  await trend.updateComplete;
  return trend;
}

async function press(trend: RucheTrendElement, key: string): Promise<void> {
  find(trend, '.plot').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  await trend.updateComplete;
}

function find(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
