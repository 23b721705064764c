import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Point, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { bucketText } from '../format/dates.js';
import { dash } from '../format/formats.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { retentionStyles } from './retention.styles.js';

/**
 * The cohort matrix: of those who joined in a month or week, the share active in it, in the next, in
 * the one after. Every cell holds its number; shade only repeats it. What is not finished is empty.
 *
 * @example
 * <ruche-retention group="design" period="P6M" interval="month"></ruche-retention>
 *
 * @summary Who stays, cohort by cohort.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart value - The share active in the next bucket, over all cohorts.
 * @csspart table - The matrix.
 */
export class RucheRetentionElement extends AnswerElement {
  static override styles = [AnswerElement.styles, retentionStyles];

  /** Id of the metric shown @defaultValue retention */
  @property() metric?: string;

  override get questions(): Question[] {
    return [this.question(this.metric || 'retention', { interval: 'month' })];
  }

  protected override isEmpty({ series }: Answer): boolean {
    return !series?.some(({ parts }) => parts?.['size']);
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const { formats } = this;
    const { value, numerator, denominator, series = [] } = answer;
    const steps = stepsOf(series);
    const rests =
      typeof numerator === 'number' && typeof denominator === 'number'
        ? ` (${formats.number(numerator)} ÷ ${formats.number(denominator)})`
        : '';
    return html`<p class="line">
        <span class="value number" part="value">${formats.value(value, 'ratio')}</span>
        <span class="before">${`${this.#next(answer)}${rests}`}</span>
      </p>
      <div class="scroll" part="table" tabindex="0" role="group" aria-label=${this.shownHeading}>
        <table>
          <caption class="sr">
            ${this.shownHeading}
          </caption>
          <thead>
            <tr>
              <th scope="col">${msg('Joined', { id: 'col-joined' })}</th>
              <th scope="col" class="number">${partLabel('members')}</th>
              ${steps.map((step) => html`<th scope="col" class="cell">${`+${step}`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${series.map((point) => this.#row(answer, point, steps))}
          </tbody>
        </table>
      </div>
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<p class="line"><span class="bone value"></span></p>
      <div class="scroll"><span class="bone rest"></span></div>`;
  }

  #row({ window }: Answer, point: Point, steps: readonly number[]): TemplateResult {
    const { formats } = this;
    const size = point.parts?.['size'];
    return html`<tr>
      <th scope="row">${bucketText(point.start, window.interval, formats)}</th>
      <td class="number">${formats.value(size, 'count')}</td>
      ${steps.map((step) => {
        const share = point.parts?.[step];
        if (typeof share !== 'number') {
          // A cohort of nobody has no shares; the others have not come so far yet.
          return html`<td class="cell">${size === 0 && step === 0 ? dash : nothing}</td>`;
        }
        const shade = Math.max(0, Math.min(1, share)) * 45;
        return html`<td class="cell filled number" .style=${`--_shade: ${shade.toFixed(1)}%`}>
          ${formats.percent(share, { maximumFractionDigits: 0 })}
        </td>`;
      })}
    </tr>`;
  }

  #next({ window }: Answer): string {
    switch (window.interval) {
      case 'month':
        return msg('active in the month after', { id: 'next-month' });
      case 'week':
        return msg('active in the week after', { id: 'next-week' });
      default:
        return msg('active on the day after', { id: 'next-day' });
    }
  }
}

/** The columns of the matrix: those in which a cohort has a figure. */
function stepsOf(series: readonly Point[]): number[] {
  const keys = series.flatMap(({ parts }) =>
    Object.entries(parts ?? {}).flatMap(([key, share]) =>
      /^\d{1,3}$/.test(key) && share !== null ? Number(key) : [],
    ),
  );
  return Array.from(new Set(keys)).sort((a, b) => a - b);
}
