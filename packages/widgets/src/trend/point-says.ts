import type { Answer } from '@ruche/client';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { beforeText } from '../format/before-text.js';
import { currencyOf } from '../format/currency-of.js';
import { bucketText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import type { PlacedNote } from './place-notes.js';

/** What is told of a point. */
export interface PointOptions {
  answer: Answer;
  at: number;
  formats: Formats;
  /** What happened in its bucket. */
  notes: readonly PlacedNote[];
}

/** A point in words. */
export function pointSays({ answer, at, formats, notes }: PointOptions): string {
  const point = answer.series?.[at];
  if (!point) return '';
  const show = shower(answer, formats);
  const when = bucketText(point.start, answer.window.interval, formats);
  const texts = [
    msg(str`${when}: ${show(point.value)}`, { id: 'point-says' }),
    typeof point.previous === 'number' ? beforeText(answer, show(point.previous)) : '',
    point.partial ? msg('unfinished', { id: 'unfinished' }) : '',
    ...notes.map(({ title }) => title),
  ];
  return texts.filter(Boolean).join(', ');
}

/** The box beside the point under the pointer or the keyboard. */
export function pointTip(
  options: PointOptions & { share: number },
): TemplateResult | typeof nothing {
  const { answer, at, formats, notes, share } = options;
  const point = answer.series?.[at];
  if (!point) return nothing;
  const show = shower(answer, formats);
  // Physical sides: the chart's own measures are physical too.
  const side =
    share < 0.5
      ? `left: calc(${share * 100}% + 0.75em)`
      : `right: calc(${(1 - share) * 100}% + 0.75em)`;
  return html`<div class="tip" aria-hidden="true" .style=${side}>
    <b>${bucketText(point.start, answer.window.interval, formats)}</b>
    <span class="tip-value number">${show(point.value)}</span>
    ${
      typeof point.previous === 'number'
        ? html`<span class="number">${beforeText(answer, show(point.previous))}</span>`
        : nothing
    }
    ${point.partial ? html`<span>${msg('Unfinished', { id: 'legend-unfinished' })}</span>` : nothing}
    ${notes.map(({ title }) => html`<span class="tip-note">${title}</span>`)}
  </div>`;
}

function shower(answer: Answer, formats: Formats): (value: number | null) => string {
  return (value) => formats.value(value, answer.metric.unit, currencyOf(answer));
}
