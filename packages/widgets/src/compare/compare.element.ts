import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import type { Answer, Part, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { isRtl } from '../base/is-rtl.js';
import { Measure } from '../base/measure.js';
import { funnelGeometry } from '../chart/funnel-geometry.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { compareStyles } from './compare.styles.js';
import { funnelPlot } from './funnel-plot.js';
import { intervalBar } from './interval-bar.js';
import { sortParts } from './sort-parts.js';
import type { SortColumn } from './sort-parts.js';

/**
 * Groups beside each other: a table that can be sorted, with intervals, and a funnel plot by the size of
 * the groups in place of a league table. Small groups vary by chance; what lies between the dashed
 * lines is no difference. Groups of too few people are not shown.
 *
 * @example
 * <ruche-compare groups="design field sales" of="active_rate" period="P1M"></ruche-compare>
 *
 * @summary Groups side by side.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a group.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart plot - The funnel plot.
 * @csspart table - The table.
 */
export class RucheCompareElement extends AnswerElement {
  static override styles = [AnswerElement.styles, compareStyles];

  @state() private column: SortColumn = 'value';
  @state() private isUp = false;

  /** Ids of the groups, with spaces between */
  @property() groups?: string;
  /** Id of the metric by which they are compared @defaultValue active_rate */
  @property() of?: string;

  readonly #box = new Measure(this, '.funnel');

  override get questions(): Question[] {
    const groups = this.#ids;
    if (groups.length === 0) return [];
    const of = this.of ? { of: this.of } : {};
    return [this.question('group_comparison', { groups: groups.join(','), ...of })];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ parts }: Answer): boolean {
    return !parts?.length;
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const parts = sortParts(answer.parts?.slice(0, 300) ?? [], {
      column: this.column,
      isUp: this.isUp,
      locale: this.formats.locale,
    });
    const height = heightOf(answer.parts?.length ?? 0);
    return html`${this.isTable ? nothing : this.#funnel(answer)}
      <div
        class="scroll"
        part="table"
        tabindex="0"
        role="group"
        aria-label=${this.shownHeading}
        .style=${height}
      >
        <table>
          <caption class="sr">
            ${this.shownHeading}
          </caption>
          <thead>
            <tr>
              ${this.#head('label', msg('Group', { id: 'pick-group' }))}
              ${this.#head('value', msg('Value', { id: 'col-value' }))}
              <th scope="col" class="bar">${msg('95% interval', { id: 'fact-interval' })}</th>
              ${this.#head('people', partLabel('people'))}
            </tr>
          </thead>
          <tbody>
            ${parts.map((part) => this.#row(answer, part))}
          </tbody>
        </table>
      </div>
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`${this.isTable ? nothing : html`<div class="funnel"><span class="bone"></span></div>`}
      <div class="scroll" .style=${heightOf(this.#ids.length)}></div>`;
  }

  #funnel(answer: Answer): TemplateResult {
    const { width, height, font } = this.#box;
    const { formats, shownHeading: heading } = this;
    const drawn = width > 0 && funnelGeometry(answer, { width, height, font, formats });
    return html`<div class="funnel" part="plot">
      ${drawn ? funnelPlot(drawn, { width, height, font, heading, isRtl: isRtl(this) }) : nothing}
    </div>`;
  }

  #head(column: SortColumn, label: string): TemplateResult {
    const isBy = this.column === column;
    const sort = isBy ? (this.isUp ? 'ascending' : 'descending') : 'none';
    const turn = (): void => {
      this.isUp = isBy ? !this.isUp : column === 'label';
      this.column = column;
    };
    return html`<th scope="col" class=${column === 'label' ? nothing : 'number'} aria-sort=${sort}>
      <button type="button" class="sort" @click=${turn}>
        ${label}<span class="arrow" aria-hidden="true"
          >${isBy ? (this.isUp ? '▲' : '▼') : '↕'}</span
        >
      </button>
    </th>`;
  }

  #row(answer: Answer, part: Part): TemplateResult {
    const { formats } = this;
    const { unit } = answer.metric;
    const hidden = msg('not shown', { id: 'not-shown' });
    return html`<tr @click=${() => this.select('part', part.key, part)}>
      <th scope="row"><bdi>${part.label}</bdi></th>
      <td class="number">${part.suppressed ? hidden : formats.value(part.value, unit)}</td>
      <td class="bar">${intervalBar(part, answer, formats)}</td>
      <td class="number">
        ${part.suppressed ? '' : formats.value(part.people ?? part.denominator, 'count')}
      </td>
    </tr>`;
  }

  get #ids(): string[] {
    return (this.groups ?? '').split(/[\s,]+/).filter(Boolean);
  }
}

/** Room for the heading and so many groups; beyond ten the table scrolls. */
function heightOf(count: number): string {
  return `--_rows: ${3 + 3.2 * Math.min(10, Math.max(2, count))}em`;
}
