import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { currencyOf } from '../format/currency-of.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { statStyles } from './stat.styles.js';

/**
 * One figure, its change against the period before, a spark line, its definition.
 *
 * @example
 * <ruche-stat metric="active_rate" group="design" period="P6M"></ruche-stat>
 *
 * @summary One figure of a group or of the whole site.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart value - The figure.
 * @csspart change - Its change.
 * @csspart before - What it was before.
 * @csspart interval - The interval of a small group.
 * @csspart target - How far the target is.
 * @csspart spark - The spark line.
 * @cssproperty --stat-value-size - Size of the figure.
 * @cssproperty --stat-value-color - Colour of the figure.
 */
export class RucheStatElement extends AnswerElement {
  static override styles = [AnswerElement.styles, statStyles];

  /** Id of the metric shown */
  @property() metric?: string;
  /** A value to reach */
  @property({ type: Number }) target?: number;

  override get questions(): Question[] {
    return this.metric ? [this.question(this.metric, { compare: 'previous' })] : [];
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const { formats, rest } = this;
    const { metric, value, confidence95: interval } = answer;
    const before = this.#before(answer);
    const [low, high] = (interval ?? []).map((end) => formats.value(end, metric.unit));
    return html`<p class="line">
        <span class="value number" part="value"
          >${formats.value(value, metric.unit, currencyOf(answer))}</span
        >
        ${rest?.changeBadge(rest.changeOf(answer, formats))}
      </p>
      <p class="before" part="before">
        ${before}${before && interval ? ' · ' : ''}${
          interval
            ? html`<span class="interval" part="interval"
                >${msg(str`between ${low ?? ''} and ${high ?? ''}`, { id: 'between' })}</span
              >`
            : nothing
        }
      </p>
      ${this.#goal(rest?.targetText(answer, this.target, formats))}
      ${this.isTable ? this.renderTable([answer]) : (rest?.spark(answer.series) ?? sparkBox)}
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="line"><span class="bone value"></span></div>
      <span class="bone before"></span>
      ${this.#goal()} ${sparkBox}`;
  }

  /** Its place is kept from the start. */
  #goal(text?: string): unknown {
    return this.target === undefined ? nothing : html`<p class="goal" part="target">${text}</p>`;
  }

  #before(answer: Answer): string {
    const { previous, metric } = answer;
    if (typeof previous?.value !== 'number') return '';
    const value = this.formats.value(previous.value, metric.unit, currencyOf(answer));
    return this.rest?.beforeText(answer, value) ?? '';
  }
}

const sparkBox = html`<div class="spark" part="spark"></div>`;
