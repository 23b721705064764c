import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { largestRemainder } from '../format/largest-remainder.js';
import { msg } from '../words/msg.js';
import { devicesStyles } from './devices.styles.js';

/**
 * A partition: which share of the active members uses which kinds of device. Parts differ by texture
 * as well as by colour, and shares are rounded so that they add up to 100 %.
 *
 * @example
 * <ruche-devices group="design" period="P1M"></ruche-devices>
 *
 * @summary The device partition.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the partition.
 * @csspart whole - The bar.
 * @csspart part - A part's line.
 */
export class RucheDevicesElement extends AnswerElement {
  static override styles = [AnswerElement.styles, devicesStyles];

  /** Id of the metric shown @defaultValue devices */
  @property() metric?: string;

  protected override get questions(): Question[] {
    return [this.question(this.metric || 'devices')];
  }

  protected override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ parts }: Answer): boolean {
    return !parts?.some(({ value, share }) => value || share);
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const { formats } = this;
    if (this.isTable) return html`${this.renderTable([answer])}`;
    const parts = answer.parts ?? [];
    const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0) || 1;
    const exact = parts.map(({ share, value }) => share ?? (value ?? 0) / total);
    const shares = largestRemainder(exact);
    return html`<div class="whole" part="whole" aria-hidden="true">
        ${parts.map((_, i) => {
          const share = exact[i] ?? 0;
          return share > 0
            ? html`<span class="piece look-${i}" .style=${`flex: ${share.toFixed(4)}`}></span>`
            : nothing;
        })}
      </div>
      <ul class="parts" role="list">
        ${parts.map(
          (part, i) =>
            html`<li class="part" part="part">
              <span class="swatch look-${i}" aria-hidden="true"></span>
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
      ${[0, 1, 2, 3].map(() => html`<div class="part"><span class="bone label"></span></div>`)}
    </div>`;
  }
}
