import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { objectivesAnswer } from '../../playground/objectives-answer.js';
import { find, texts } from '../../playground/shown.js';
import { connectionOf } from '../../playground/stage.js';
import type { Play, StageElement } from '../../playground/stage.js';
import type { ErrorDetail } from '../base/events.js';
import './objectives.define.js';
import { RucheObjectivesElement } from './objectives.element.js';

const answer = objectivesAnswer();
const tag = 'ruche-objectives';

describe(tag, () => {
  it('is defined once', async () => {
    await import('./objectives.define.js');
    expect(customElements.get(tag)).to.equal(RucheObjectivesElement);
  });

  it('shows each objective with its key results, its pace and where it stands', async () => {
    const objectives = await given(answer);
    expect(texts(objectives, '.name')).to.deep.equal(answer.objectives.map(({ title }) => title));
    expect(texts(objectives, '.status')).to.deep.equal(['✓ On track', '! Behind', '★ Reached']);
    expect(texts(objectives, '.result .number')[0]).to.equal('52% / 60%');
    expect(find(objectives, '[role=meter]').getAttribute('aria-valuetext')).to.equal(
      '70%, 67% of the time has passed',
    );
    await expect(objectives).to.be.accessible();
  });

  it('says what the SMART check finds, and nothing where it finds nothing', async () => {
    const objectives = await given(answer);
    expect(texts(objectives, '.smart summary')).to.deep.equal(['SMART check: 1']);
    find(objectives, 'summary').click();
    expect(texts(objectives, '.smart li')[0]).to.match(/^An owner is missing/);
    expect(texts(objectives, '.review')).to.deep.equal(['Review due']);
  });

  it('asks the connection around it, for its group', async () => {
    const objectives = await asked(() => undefined);
    expect(objectives.state).to.equal('ready');
    expect(texts(objectives, '.objective')).to.have.length(3);
  });

  it('has its states: loading, forbidden, expired with a way out, offline', async () => {
    expect((await asked('never')).state).to.equal('loading');
    const forbidden = await asked('forbidden');
    expect(forbidden.state).to.equal('forbidden');
    expect(texts(forbidden, '.name')).to.deep.equal([]);
    const expired = await asked('token_expired');
    expect(find(expired, '.message button').textContent?.trim()).to.equal('Reconnect');
    await expect(expired).to.be.accessible();
    expect((await asked('network')).state).to.equal('offline');
  });

  it('tells the page of a failure', async () => {
    const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
    stage.connection = connectionOf('internal_error');
    const objectives = document.createElement(tag);
    setTimeout(() => stage.append(objectives));
    const event = (await oneEvent(objectives, 'ruche-error')) as CustomEvent<ErrorDetail>;
    expect(event.detail.code).to.equal('internal_error');
  });

  it('says so where there is none, and takes what is no objective', async () => {
    const none = await given({ objectives: [] });
    expect(none.state).to.equal('empty');
    expect(texts(none, '.none')).to.deep.equal(['No objectives yet.']);
    expect((await given('x')).state).to.equal('error');
    const odd = await given([
      null,
      3,
      { title: '<img src=x onerror=alert(1)>', due: 'x', progress: 'x', keyResults: [null, {}] },
    ]);
    expect(texts(odd, '.name')).to.deep.equal(['<img src=x onerror=alert(1)>']);
    expect(odd.shadowRoot?.innerHTML).not.to.match(/NaN|undefined|Invalid/);
    await expect(odd).to.be.accessible();
  });
});

async function given(objectives: unknown): Promise<RucheObjectivesElement> {
  const element = await fixture<RucheObjectivesElement>(
    html`<ruche-objectives .answer=${objectives}></ruche-objectives>`,
  );
  await element.updateComplete;
  return element;
}

async function asked(play: Play): Promise<RucheObjectivesElement> {
  const stage = await fixture<StageElement>(html`<ruche-stage></ruche-stage>`);
  stage.connection = connectionOf(play);
  const element = document.createElement(tag);
  element.group = 'design';
  stage.append(element);
  const isThere = (): unknown =>
    play === 'never'
      ? element.state === 'loading'
      : element.shadowRoot?.querySelector('.message, .name');
  for (let i = 0; i < 500 && !isThere(); i++) await new Promise((go) => setTimeout(go, 10));
  await element.updateComplete;
  return element;
}
