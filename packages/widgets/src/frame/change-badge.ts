import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Change } from '../format/change-of.js';

const arrows = { up: '▲', down: '▼', same: '=' } as const;

/** A change: arrow, size, and in words whether it is better or worse. */
export function changeBadge(change: Change | undefined): TemplateResult | typeof nothing {
  if (!change) return nothing;
  const { direction, verdict, text, spoken } = change;
  return html`<span class="change ${verdict}" part="change">
    <span aria-hidden="true"><span class="arrow">${arrows[direction]}</span>${text}</span>
    <span class="sr">${spoken}</span>
  </span>`;
}
