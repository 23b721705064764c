import { expect, fixture, html } from '@open-wc/testing';
import { seriesAnswer } from '../../playground/answers.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import { until } from '../../playground/until.js';
import '../stat/stat.define.js';
import type { RucheStatElement } from '../stat/stat.element.js';

let asked: string[];

describe('loading="lazy"', () => {
  beforeEach(() => {
    asked = [];
  });

  it('asks when the element comes near, and not before', async () => {
    const stat = await far('lazy');
    await until(() => stat.shadowRoot?.querySelector('.bone'));
    await new Promise((go) => setTimeout(go, 150));
    expect(asked).to.deep.equal([]);
    expect(stat.state).to.equal('initial');
    const height = stat.offsetHeight;
    expect(height).to.be.greaterThan(100);
    stat.scrollIntoView();
    await until(() => stat.state === 'ready');
    expect(asked).to.deep.equal(['posts']);
    expect(stat.offsetHeight).to.equal(height);
  });

  it('asks once, however often it comes and goes', async () => {
    const stat = await far('lazy');
    for (const place of ['end', 'start', 'end']) {
      if (place === 'end') stat.scrollIntoView();
      else scrollTo(0, 0);
      await new Promise((go) => setTimeout(go, 100));
    }
    await until(() => stat.state === 'ready');
    expect(asked).to.deep.equal(['posts']);
  });

  for (const loading of ['eager', 'banana', undefined]) {
    it(`is nothing else: ${loading} asks at once`, async () => {
      const stat = await far(loading);
      await until(() => stat.state === 'ready');
      expect(asked).to.deep.equal(['posts']);
    });
  }
});

/** A figure far below what is seen. */
async function far(loading: string | undefined): Promise<RucheStatElement> {
  scrollTo(0, 0);
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = connectionOf((metric) => {
    asked.push(metric);
    return seriesAnswer(metric);
  });
  const room = document.createElement('div');
  room.style.blockSize = '5000px';
  const stat = document.createElement('ruche-stat');
  stat.metric = 'posts';
  if (loading) stat.setAttribute('loading', loading);
  stage.append(room, stat);
  await stat.updateComplete;
  return stat;
}
