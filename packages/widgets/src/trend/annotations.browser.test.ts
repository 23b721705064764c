import { expect, fixture, html } from '@open-wc/testing';
import { AskError } from '@ruche/client';
import type { Annotation } from '@ruche/client';
import { seriesAnswer } from '../../playground/answers.js';
import { find, press, shown, texts } from '../../playground/shown.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { annotations } from '../../playground/stage-records.js';
import { until } from '../../playground/until.js';
import './trend.define.js';
import type { RucheTrendElement } from './trend.element.js';

const answer = seriesAnswer('posts', 'en', { scale: 5 });

describe('what happened, on ruche-trend', () => {
  it('is marked where it happened, and told at its point', async () => {
    const trend = await drawn({ answer, annotations });
    expect(texts(trend, '.event text')).to.deep.equal(['Weekly questions begin', 'Summer school']);
    expect(trend.shadowRoot?.querySelectorAll('.event rect').length).to.equal(1);
    find(trend, '.plot').focus();
    await press(trend, 'Home');
    expect(find(trend, '.plot').getAttribute('aria-valuetext')).not.to.contain('Weekly');
    for (let i = 0; i < 8; i++) await press(trend, 'ArrowRight');
    expect(find(trend, '.plot').getAttribute('aria-valuetext')).to.match(
      /Oct 9, 2026: .*, Weekly questions begin$/,
    );
    expect(texts(trend, '.tip-note')).to.deep.equal(['Weekly questions begin']);
    await expect(trend).to.be.accessible();
  });

  it('is asked for where the page wants it, once for a window', async () => {
    const asked: unknown[] = [];
    const trend = await staged((window) => {
      asked.push(window);
      return Promise.resolve(annotations);
    });
    await until(() => texts(trend, '.event text').length === 2);
    expect(asked).to.deep.equal([{ group: 'design', from: '2026-10-01', to: '2026-11-01' }]);
  });

  it('is not asked for otherwise', async () => {
    let asked = 0;
    const count = (): Promise<Annotation[]> => Promise.resolve((asked++, annotations));
    const trend = await staged(count, { annotated: false });
    await until(() => trend.shadowRoot?.querySelector('#info'));
    expect(asked).to.equal(0);
    expect(texts(trend, '.event')).to.deep.equal([]);
  });

  it('leaves the trend as it is where it cannot be had, or is nonsense', async () => {
    const trend = await staged(() => Promise.reject(new AskError('forbidden')));
    await until(() => trend.shadowRoot?.querySelector('path.now'));
    expect(trend.state).to.equal('ready');
    const odd = await drawn({
      answer,
      annotations: [{ title: 3 }, null, { title: 'a', date: 'x' }],
    });
    expect(texts(odd, '.event')).to.deep.equal([]);
  });

  it('is shown as text, whatever its title holds', async () => {
    const [first] = annotations;
    const title = '<img src=x onerror="window.pwned = true">';
    const trend = await drawn({ answer, annotations: [{ ...first, title }] });
    expect(texts(trend, '.event text')[0]).to.match(/^<img src=x/);
    expect(trend.shadowRoot?.querySelector('img')).to.equal(null);
    expect('pwned' in window).to.equal(false);
  });
});

async function drawn(given: Partial<RucheTrendElement>): Promise<RucheTrendElement> {
  const trend = await shown<RucheTrendElement>('ruche-trend', given);
  await until(() => trend.shadowRoot?.querySelector('path.now'));
  await trend.updateComplete;
  return trend;
}

type Ask = (window: unknown) => Promise<Annotation[]>;

async function staged(ask: Ask, { annotated = true } = {}): Promise<RucheTrendElement> {
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = { ...connectionOf(() => answer), annotations: ask as never };
  const trend = document.createElement('ruche-trend');
  Object.assign(trend, { metric: 'posts', group: 'design', annotated });
  stage.append(trend);
  return trend;
}
