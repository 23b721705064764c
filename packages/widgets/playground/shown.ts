import { fixture } from '@open-wc/testing';
import type { AnswerElement } from '../src/base/answer-element.js';

/** An element in the page with an answer and its tools; for tests. */
export async function shown<T extends AnswerElement>(
  tag: keyof HTMLElementTagNameMap,
  given: Partial<T>,
): Promise<T> {
  const element = document.createElement(tag) as unknown as T;
  Object.assign(element, given);
  const box = await fixture<HTMLElement>('<div></div>');
  box.append(element);
  const isThere = (): unknown => element.shadowRoot?.querySelector('#info, .message');
  for (let i = 0; i < 500 && !isThere(); i++) await new Promise((go) => setTimeout(go, 10));
  await element.updateComplete;
  return element;
}

/** Presses a key on the chart of an element. */
export async function press(element: AnswerElement, key: string): Promise<void> {
  find(element, '.plot').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  await element.updateComplete;
}

/** What an element shows under a selector. */
export function find(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** The texts under a selector. */
export function texts(element: Element, selector: string): string[] {
  const found = Array.from(element.shadowRoot?.querySelectorAll(selector) ?? []);
  return found.map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
}
