import { expect, fixture, html } from '@open-wc/testing';
import { devicesAnswer } from '../../playground/answers.js';
import './devices.define.js';
import { RucheDevicesElement } from './devices.element.js';

const answer = devicesAnswer();

describe('ruche-devices', () => {
  it('is defined once', async () => {
    await import('./devices.define.js');
    expect(customElements.get('ruche-devices')).to.equal(RucheDevicesElement);
  });

  it('names every part with its people and its share; the shares add up to 100', async () => {
    const devices = await show(answer);
    const shares = Array.from(devices.shadowRoot?.querySelectorAll('.share') ?? []);
    const sizes = shares.map(({ textContent }) => parseInt(textContent ?? '', 10));
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.equal(100);
    expect(devices.shadowRoot?.querySelector('.label')?.textContent).to.equal('Computer only');
    await expect(devices).to.be.accessible();
  });

  it('tells parts apart by more than colour', async () => {
    const devices = await show(answer);
    const looks = Array.from(devices.shadowRoot?.querySelectorAll('.piece') ?? []).map((piece) => {
      const { backgroundImage, boxShadow } = getComputedStyle(piece);
      return `${backgroundImage} ${boxShadow}`;
    });
    expect(looks[2]).to.contain('gradient');
    expect(new Set(looks.slice(2)).size).to.equal(2);
  });

  it('does not show a part that is too small, and says so', async () => {
    const parts = answer.parts?.map((part, i) =>
      i === 3 ? { ...part, value: null, share: null, suppressed: true } : part,
    );
    const devices = await show({ ...answer, parts });
    const last = Array.from(devices.shadowRoot?.querySelectorAll('.part') ?? []).at(-1);
    expect(last?.textContent).to.contain('not shown');
    expect(last?.textContent).not.to.match(/\d/);
  });

  it('says so when there is nothing', async () => {
    for (const parts of [
      [],
      null,
      answer.parts?.map((part) => ({ ...part, value: 0, share: 0 })),
    ]) {
      const devices = await show({ ...answer, parts });
      expect(devices.state).to.equal('empty');
    }
  });
});

async function show(given: unknown): Promise<RucheDevicesElement> {
  const devices = await fixture<RucheDevicesElement>(
    html`<ruche-devices .answer=${given}></ruche-devices>`,
  );
  await until(() => devices.shadowRoot?.querySelector('#info'));
  await devices.updateComplete;
  return devices;
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
