import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer, Part } from '@ruche/client';
import { largestRemainder } from '../format/largest-remainder.js';
import { lookStyles } from '../styles/look-styles.js';
import { partitionStyles } from '../styles/partition-styles.js';
import { msg } from '../words/msg.js';
import { AnswerElement } from './answer-element.js';

/** Parts beyond these are in the table and the exports. */
const most = 100;

/** What the elements share that show the parts of a whole: a bar, and a line for each part. */
export abstract class PartitionElement extends AnswerElement {
  static override styles = [AnswerElement.styles, partitionStyles, lookStyles];

  /** How many parts there are, to keep room for them. */
  protected abstract readonly count: number;

  /** Which look a part has; see `../styles/look-styles.ts`. */
  protected lookOf(_part: Part, at: number): number {
    return at % 5;
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ parts }: Answer): boolean {
    return !parts?.some(({ value, share }) => value || share);
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const { formats } = this;
    if (this.isTable) return html`${this.renderTable([answer])}`;
    const parts = answer.parts?.slice(0, most) ?? [];
    const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0) || 1;
    const exact = parts.map(({ share, value }) => {
      const size = share ?? (value ?? 0) / total;
      return Number.isFinite(size) ? size : 0;
    });
    const shares = largestRemainder(exact);
    return html`<div class="whole" part="whole" aria-hidden="true">
        ${parts.map((part, i) => {
          const share = exact[i] ?? 0;
          return share > 0
            ? html`<span
                class="piece look-${this.lookOf(part, i)}"
                .style=${`flex: ${share.toFixed(4)}`}
              ></span>`
            : nothing;
        })}
      </div>
      <ul class="parts" role="list">
        ${parts.map(
          (part, i) =>
            html`<li class="part" part="part">
              <span class="swatch look-${this.lookOf(part, i)}" aria-hidden="true"></span>
              <span class="label">${part.label}</span>
              ${
                part.suppressed
                  ? html`<span class="people">${msg('not shown', { id: 'not-shown' })}</span>`
                  : html`${
                        part.value === null
                          ? nothing
                          : html`<span class="people number">${formats.number(part.value)}</span>`
                      }<span class="share number">${formats.percent(shares[i] ?? 0)}</span>`
              }
            </li>`,
        )}
      </ul>
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div>
      <div class="whole bone"></div>
      ${Array.from({ length: this.count }, () => html`<div class="part"><span class="bone label"></span></div>`)}
    </div>`;
  }
}
