import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import type { Walk } from './walk.js';

/** What {@link walkedPlot} draws. */
export interface WalkedPlotOptions {
  walk: Walk;
  /** What the chart shows. */
  heading: string;
  /** How many marks there are. */
  count: number;
  /** The mark that is spoken of. */
  at: number;
  /** What that mark says. */
  says: string;
  /** The marks, each with its `data-at`. */
  marks: unknown;
  /** Its place is kept, the marks are yet to come. */
  isBone?: boolean;
}

/** The field of a chart as one stop of the keyboard: a slider over its marks that says what each tells. */
export function walkedPlot(options: WalkedPlotOptions): TemplateResult {
  const { walk, heading, count, at, says, marks, isBone } = options;
  return html`<div
    class=${isBone ? 'plot bone' : 'plot'}
    part="plot"
    role="slider"
    tabindex="0"
    aria-label=${msg(str`${heading}, point by point`, { id: 'points-of' })}
    aria-valuemin="1"
    aria-valuemax=${Math.max(1, count)}
    aria-valuenow=${at + 1}
    aria-valuetext=${says}
    @keydown=${walk.onKey}
    @focus=${walk.onFocus}
    @blur=${walk.onLeave}
    @pointerover=${walk.onPointer}
    @pointerdown=${walk.onPointer}
    @pointerleave=${walk.onLeave}
    @click=${walk.onClick}
  >
    ${marks}
  </div>`;
}
