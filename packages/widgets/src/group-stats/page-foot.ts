import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer } from '@ruche/client';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';

/** What the page's own exports are made from. */
export interface PageFootOptions {
  root: ParentNode;
  answers: () => Answer[];
  formats: Formats;
  heading: string;
  print: () => void;
  speak: <T>(say: () => T) => T;
}

/** The exports of the whole page. */
export function pageFoot(options: PageFootOptions): TemplateResult {
  const button = (text: string, run: (event: Event) => void): TemplateResult =>
    html`<button type="button" class="button" @click=${run}>${text}</button>`;
  return html`<div class="foot">
    ${button(msg('Key figures as CSV', { id: 'page-csv' }), (event) => save('csv', event, options))}
    ${button(msg('Copy table', { id: 'copy-html' }), (event) => save('html', event, options))}
    ${button(msg('Copy Markdown', { id: 'copy-markdown' }), (event) =>
      save('markdown', event, options),
    )}
    ${button(msg('Print', { id: 'print' }), options.print)}
    <span role="status"></span>
  </div>`;
}

async function save(
  kind: 'csv' | 'html' | 'markdown',
  event: Event,
  { root, answers, formats, heading, speak }: PageFootOptions,
): Promise<void> {
  const status = (event.currentTarget as Element).parentElement?.querySelector('[role=status]');
  let isDone = false;
  try {
    const { exportFigures } = await import('../frame/panel.js');
    const figures = answers().filter(({ rows, parts }) => !rows && !parts);
    const options = { answers: figures, heading, formats, root };
    isDone = await speak(() => exportFigures(kind, options));
  } catch {
    // Told below, like a refusal of the browser.
  }
  const text = speak(() =>
    isDone
      ? msg('Done.', { id: 'done' })
      : msg('This page does not allow it.', { id: 'not-allowed' }),
  );
  if (status) status.textContent = text;
}
