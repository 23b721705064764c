import type { AnswerElement } from '../base/answer-element.js';

/** Prints a page whose figures ask when they come near: all are asked for first, since paper has no fold. */
export async function printPage(figures: readonly AnswerElement[]): Promise<void> {
  for (const figure of figures) figure.loading = 'eager';
  const isWaiting = (): boolean =>
    figures.some(({ state }) => state === 'loading' || state === 'initial');
  // What has not come within five seconds is printed as it is.
  for (let i = 0; i < 50 && isWaiting(); i++) await new Promise((go) => setTimeout(go, 100));
  window.print();
}
