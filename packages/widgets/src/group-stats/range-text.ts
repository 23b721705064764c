import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer } from '@ruche/client';
import { windowText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';

/** The days that the page is about, and those that they are compared with, as one of its answers says. */
export function rangeText(
  answer: Answer | undefined,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (!answer) return nothing;
  const { window, previous } = answer;
  const before = previous ? windowText(previous.window, formats) : '';
  return html`<span>${windowText(window, formats)}</span> ${
      before
        ? html`<span>${msg(str`compared with ${before}`, { id: 'compared-with' })}</span>`
        : nothing
    }`;
}
