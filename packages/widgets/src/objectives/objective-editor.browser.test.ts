import { expect, fixture } from '@open-wc/testing';
import { objectivesAnswer } from '../../playground/objectives-answer.js';
import { connectionOf } from '../../playground/stage.js';
import type { StageElement } from '../../playground/stage.js';
import './objectives.define.js';
import type { RucheObjectivesElement } from './objectives.element.js';

describe('ruche-objectives, edited in place', () => {
  it('offers no form to readers, and none without a connection', async () => {
    const reader = await staged('');
    expect(reader.shadowRoot?.querySelector('.edit, #new')).to.equal(null);
    const given = document.createElement('ruche-objectives');
    given.answer = objectivesAnswer();
    given.editable = true;
    (await fixture('<div></div>')).append(given);
    await given.updateComplete;
    expect(given.shadowRoot?.querySelector('.edit, #new')).to.equal(null);
  });

  it('opens with what is there, the focus on its first field, and without a violation', async () => {
    const element = await staged('editable');
    await opened(element, '.edit');
    expect(element.shadowRoot?.activeElement?.id).to.equal('f-title');
    await until(() => value(element, '#f-keyResults-0-baseline') === '40');
    expect(value(element, '#f-title')).to.equal('A livelier group');
    expect(value(element, '#f-due')).to.equal('2026-12-31');
    await expect(element).to.be.accessible();
  });

  it('says at the field what is wrong, and puts the focus there', async () => {
    const element = await staged('editable');
    await opened(element, '#new');
    type(element, '#f-keyResults-0-baseline', 'four');
    submit(element);
    await until(() => field(element, '#f-title').getAttribute('aria-invalid') === 'true');
    expect(element.shadowRoot?.activeElement?.id).to.equal('f-title');
    const noted = field(element, '#f-title').getAttribute('aria-describedby') ?? '';
    expect(field(element, `#${noted}`).textContent).to.contain('Give it a title.');
    expect(field(element, '#f-keyResults-0-baseline-e').textContent).to.contain('no number');
    await expect(element).to.be.accessible();
  });

  it('shows what the collector refuses at its field', async () => {
    const element = await staged('editable');
    await opened(element, '#new');
    type(element, '#f-title', 'refused');
    submit(element);
    await until(() => element.shadowRoot?.querySelector('#f-due-e'));
    expect(field(element, '#f-due-e').textContent).to.contain('Too far.');
    expect(element.shadowRoot?.activeElement?.id).to.equal('f-due');
  });

  it('takes the target that the past suggests', async () => {
    const element = await staged('editable');
    await opened(element, '.edit');
    await until(() => element.shadowRoot?.querySelector('#f-keyResults-0-target-h button'));
    const suggested = field(element, '#f-keyResults-0-target-h button');
    expect(suggested.textContent).to.contain('65%');
    suggested.click();
    await until(() => value(element, '#f-keyResults-0-target') === '65');
  });

  it('stays open with what the SMART check misses, closes when it is whole, and gives the focus back', async () => {
    const element = await staged('editable');
    const changes: unknown[] = [];
    element.addEventListener('ruche-change', ({ detail }) => changes.push(detail.kind));
    await opened(element, '#new');
    type(element, '#f-title', 'More answers');
    submit(element);
    await until(() => element.shadowRoot?.querySelector('#f-owner-f'));
    expect(field(element, '#f-owner-f').textContent).to.contain('An owner is missing.');
    type(element, '#f-owner', 'ann');
    submit(element);
    await until(() => !element.shadowRoot?.querySelector('.editor'));
    await until(() => element.shadowRoot?.activeElement?.classList.contains('edit'));
    expect(element.shadowRoot?.textContent).to.contain('More answers');
    expect(changes).to.deep.equal(['saved', 'saved']);
  });

  it('asks before it removes one', async () => {
    const element = await staged('editable');
    await opened(element, '.edit');
    buttonOf(element, 'Remove…').click();
    await until(() => buttonOf(element, 'Remove for good'));
    buttonOf(element, 'Remove for good').click();
    await until(() => element.shadowRoot?.textContent?.includes('Removed.'));
    await until(() => element.shadowRoot?.querySelectorAll('.name').length === 2);
    expect(element.shadowRoot?.textContent).not.to.contain('A livelier group');
  });

  it('is left by Escape, and nothing is saved', async () => {
    const element = await staged('editable');
    await opened(element, '.edit');
    type(element, '#f-title', 'something else');
    field(element, '#f-title').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await until(() => !element.shadowRoot?.querySelector('.editor'));
    expect(element.shadowRoot?.textContent).to.contain('A livelier group');
  });
});

async function staged(attributes: string): Promise<RucheObjectivesElement> {
  const stage = await fixture<StageElement>('<ruche-stage></ruche-stage>');
  stage.connection = connectionOf(() => undefined);
  stage.innerHTML = `<ruche-objectives ${attributes}></ruche-objectives>`;
  const element = stage.querySelector('ruche-objectives') as RucheObjectivesElement;
  await until(
    () => element.state === 'ready' && element.shadowRoot?.querySelector('.objective .name'),
  );
  await element.updateComplete;
  return element;
}

async function opened(element: RucheObjectivesElement, selector: string): Promise<void> {
  await until(() => element.shadowRoot?.querySelector(selector));
  field(element, selector).click();
  await until(() => element.shadowRoot?.querySelector('.editor'));
  await until(() => element.shadowRoot?.activeElement);
}

function field(element: Element, selector: string): HTMLInputElement {
  return element.shadowRoot?.querySelector(selector) as HTMLInputElement;
}

function value(element: Element, selector: string): string {
  return field(element, selector)?.value;
}

function type(element: Element, selector: string, text: string): void {
  const input = field(element, selector);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function submit(element: Element): void {
  element.shadowRoot!.querySelector<HTMLFormElement>('.editor')!.requestSubmit();
}

function buttonOf(element: Element, text: string): HTMLElement {
  const buttons = Array.from(element.shadowRoot?.querySelectorAll('button') ?? []);
  return buttons.find((button) => button.textContent?.trim() === text) as HTMLElement;
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((go) => setTimeout(go, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
