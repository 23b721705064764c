import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../words/msg.js';
import { chartIcon, infoIcon, tableIcon } from './icons.js';

/** What the buttons beside a heading do. */
export interface ToolsOptions {
  heading: string;
  /** Which of the two views is shown; nothing where there is only one. */
  isTable: boolean | undefined;
  toggleView: () => void;
  openPanel: () => void;
}

/** The buttons beside a heading: the other view, and how the figure is computed. */
export function tools({ heading, isTable, toggleView, openPanel }: ToolsOptions): TemplateResult {
  const view = isTable
    ? msg('Show as chart', { id: 'show-chart' })
    : msg('Show as table', { id: 'show-table' });
  const explain = msg('How is this computed?', { id: 'explain' });
  return html`${
      isTable === undefined
        ? nothing
        : html`<button
            type="button"
            id="view"
            class="tool"
            part="tool"
            title=${view}
            aria-label="${view}: ${heading}"
            @click=${toggleView}
          >
            ${isTable ? chartIcon : tableIcon}
          </button>`
    }<button
      type="button"
      id="info"
      class="tool"
      part="tool"
      aria-haspopup="dialog"
      title=${explain}
      aria-label="${explain} ${heading}"
      @click=${openPanel}
    >
      ${infoIcon}
    </button>`;
}
