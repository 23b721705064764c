import { expect, fixture, html } from '@open-wc/testing';
import { seriesAnswer } from '../../playground/answers.js';
import { shown, texts } from '../../playground/shown.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { until } from '../../playground/until.js';
import './stat.define.js';
import type { RucheStatElement } from './stat.element.js';

const answer = { ...seriesAnswer('posts', 'en', { scale: 5 }), value: 132 };

describe('the target of ruche-stat', () => {
  it('is told with how far the figure is', async () => {
    const stat = await shown<RucheStatElement>('ruche-stat', { answer, target: 150 });
    expect(texts(stat, '.goal')).to.deep.equal(['88% of the target 150']);
    stat.target = 100;
    await stat.updateComplete;
    expect(texts(stat, '.goal')).to.deep.equal(['✓ Target 100 reached']);
    await expect(stat).to.be.accessible();
  });

  it('is not there where the page gives none, or nonsense', async () => {
    const stat = await shown<RucheStatElement>('ruche-stat', { answer });
    expect(texts(stat, '.goal')).to.deep.equal([]);
    stat.setAttribute('target', 'soon');
    await stat.updateComplete;
    expect(texts(stat, '.goal')).to.deep.equal(['']);
    expect(stat.state).to.equal('ready');
  });

  it('has its place while the figure loads', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connectionOf('never');
    const stat = document.createElement('ruche-stat');
    Object.assign(stat, { metric: 'posts', target: 150 });
    stage.append(stat);
    await until(() => stat.state === 'loading');
    const before = stat.offsetHeight;
    stat.answer = answer;
    await until(() => texts(stat, '.goal')[0]);
    expect(stat.offsetHeight).to.equal(before);
  });
});
