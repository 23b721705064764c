import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../words/msg.js';
import type { Draft } from './objective-draft.js';

/** Which of the five qualities of a good objective a draft has so far. */
export function smartMarks({ title, owner, due, frequency, results }: Draft): TemplateResult {
  const every = (has: (result: Draft['results'][number]) => string): boolean =>
    results.every((result) => Boolean(has(result)));
  const marks: [string, boolean][] = [
    [msg('Specific', { id: 'smart-specific' }), Boolean(title.trim())],
    [
      msg('Measurable', { id: 'smart-measurable' }),
      every(({ metric }) => metric) && every(({ baseline }) => baseline),
    ],
    [msg('Aimed', { id: 'smart-aimed' }), every(({ target }) => target)],
    [msg('Owned', { id: 'smart-owned' }), Boolean(owner.trim())],
    [msg('Timed', { id: 'smart-timed' }), Boolean(due && frequency)],
  ];
  return html`<ul class="marks" role="list" aria-label="SMART">
    ${marks.map(
      ([text, isDone]) =>
        html`<li class=${isDone ? 'mark done-mark' : 'mark'}>
          <span aria-hidden="true">${isDone ? '✓' : '○'}</span> ${text}
          <span class="sr"
            >${isDone ? msg('given', { id: 'mark-given' }) : msg('missing', { id: 'mark-missing' })}</span
          >
        </li>`,
    )}
  </ul>`;
}
