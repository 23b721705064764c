import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../words/msg.js';

/** What the frame around a figure shows. */
export interface FrameOptions {
  heading: string;
  /** Nothing has come yet. */
  isWaiting: boolean;
  level: number | undefined;
  isBusy: boolean;
  content: unknown;
  /** Buttons beside the heading. */
  tools: unknown;
  /** What stands below the figure. */
  below: unknown;
}

/** The card: heading, tools, the figure, what must be said about it. */
export function frame({
  heading,
  isWaiting,
  level,
  isBusy,
  ...parts
}: FrameOptions): TemplateResult {
  const rank = Math.round(level ?? 3);
  return html`<div class="base" part="base">
    <div class="card" part="card" role="figure" aria-labelledby="heading" aria-busy=${isBusy}>
      <div class="header" part="header">
        <div
          id="heading"
          class="heading"
          part="heading"
          role="heading"
          aria-level=${rank >= 1 && rank <= 6 ? rank : 3}
        >
          ${
            heading ||
            (isWaiting
              ? html`<span class="bone bone-heading"></span
                  ><span class="sr">${msg('Loading', { id: 'loading' })}</span>`
              : html`<span class="sr">${msg('Figure', { id: 'col-figure' })}</span>`)
          }
        </div>
        <div class="tools" part="tools">${parts.tools}</div>
      </div>
      <div class="body" part="body">${parts.content}</div>
      ${parts.below}
    </div>
  </div>`;
}
