import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { momentText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';

/** Says that the figures are not of now. */
export function staleNote(since: Date, formats: Formats): TemplateResult {
  return html`<p class="note" part="note" role="status">
    ${msg(str`No connection. Figures of ${momentText(since, formats)}.`, { id: 'stale' })}
  </p>`;
}
