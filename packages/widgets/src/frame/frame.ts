import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Formats } from '../format/formats.js';
import { momentText } from '../format/dates.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { chartIcon, infoIcon, tableIcon } from './icons.js';

/** What the frame around a figure shows. */
export interface FrameOptions {
  heading: string;
  level: number | undefined;
  isBusy: boolean;
  /** Which of the two views is shown; nothing where there is only one. */
  isTable: boolean | undefined;
  toggleView: () => void;
  /** Opens the definition; nothing while there is no answer to explain. */
  openPanel: (() => void) | undefined;
  panel: unknown;
  /** When the answer came that stands in for the present one. */
  since: Date | undefined;
  formats: Formats;
  content: unknown;
}

/** The card: heading, tools, the figure, what must be said about its age. */
export function frame(options: FrameOptions): TemplateResult {
  const { heading, isBusy, since, formats } = options;
  const level = Math.round(options.level ?? 3);
  return html`<div class="base" part="base">
    <div
      class="card"
      part="card"
      role="figure"
      aria-labelledby="heading"
      aria-busy=${isBusy ? 'true' : 'false'}
    >
      <div class="header" part="header">
        <div
          id="heading"
          class="heading"
          part="heading"
          role="heading"
          aria-level=${level >= 1 && level <= 6 ? level : 3}
        >
          ${heading || html`<span class="bone bone-heading"></span>
                <span class="sr">${msg('Loading', { id: 'loading' })}</span>`}
        </div>
        ${tools(options)}
      </div>
      <div class="body" part="body">${options.content}</div>
      ${
        since
          ? html`<p class="note" part="note" role="status">
              ${msg(str`No connection. Figures of ${momentText(since, formats)}.`, { id: 'stale' })}
            </p>`
          : nothing
      }
      ${options.panel}
    </div>
  </div>`;
}

function tools({ isTable, toggleView, openPanel, heading }: FrameOptions): TemplateResult {
  const view = isTable
    ? msg('Show as chart', { id: 'show-chart' })
    : msg('Show as table', { id: 'show-table' });
  return html`<div class="tools" part="tools">
    ${
      isTable === undefined
        ? nothing
        : html`<button
            type="button"
            class="tool"
            part="tool"
            title=${view}
            aria-label=${`${view}: ${heading}`}
            @click=${toggleView}
          >
            ${isTable ? chartIcon : tableIcon}
          </button>`
    }
    ${
      openPanel
        ? html`<button
            type="button"
            id="info"
            class="tool"
            part="tool"
            aria-haspopup="dialog"
            title=${msg('How is this computed?', { id: 'explain' })}
            aria-label=${`${msg('How is this computed?', { id: 'explain' })} ${heading}`}
            @click=${openPanel}
          >
            ${infoIcon}
          </button>`
        : html`<span class="tool" aria-hidden="true"></span>`
    }
  </div>`;
}
