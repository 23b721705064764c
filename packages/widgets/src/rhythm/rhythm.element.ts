import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Part, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { Walk } from '../base/walk.js';
import { walkedPlot } from '../base/walked-plot.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { cellsOf, dayText, hourText } from './cells.js';
import { rhythmStyles } from './rhythm.styles.js';

/**
 * When people act: weekday by hour, in the group's zone. A mark grows and darkens with its number.
 * Arrow keys walk through the hours and the days.
 *
 * @example
 * <ruche-rhythm group="design" period="P1M"></ruche-rhythm>
 *
 * @summary Activity by weekday and hour.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose an hour of a weekday.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart plot - The chart.
 * @csspart summary - The busiest hour, or the one under the pointer.
 */
export class RucheRhythmElement extends AnswerElement {
  static override styles = [AnswerElement.styles, rhythmStyles];

  /** Id of the metric shown @defaultValue rhythm */
  @property() metric?: string;

  readonly #walk = new Walk(this, {
    count: () => 168,
    step: (key, at) => {
      const days = { ArrowDown: 24, ArrowUp: -24 }[key];
      if (!days) return undefined;
      return at + days >= 0 && at + days < 168 ? at + days : at;
    },
    choose: (at) => {
      const part = cellsOf(this.answers[0]?.parts)[at];
      if (part) this.select('part', part.key, part);
    },
  });

  override get questions(): Question[] {
    return [this.question(this.metric || 'rhythm')];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ parts }: Answer): boolean {
    return !parts?.some(({ value }) => value);
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const cells = cellsOf(answer.parts);
    const most = cells.reduce((best, part) => Math.max(best, part?.value ?? 0), 1);
    const busiest = cells.findIndex((part) => part?.value === most);
    const at = this.#walk.active ?? busiest;
    const said = this.#says(cells[at], at);
    return html`<p class="summary" part="summary" aria-hidden="true">
        ${this.#walk.active === undefined ? msg(str`Most: ${said}`, { id: 'rhythm-most' }) : said}
      </p>
      <div class="box">
        ${this.isTable ? this.renderTable([answer]) : this.#plot(cells, { most, at, said })}
      </div>
      <p class="sr">
        ${this.shownHeading}.
        ${msg(str`Most: ${this.#says(cells[busiest], busiest)}`, { id: 'rhythm-most' })}
      </p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<p class="summary"></p>
      <div class="box"><span class="bone plot"></span></div>`;
  }

  #plot(
    cells: readonly (Part | undefined)[],
    { most, at, said }: { most: number; at: number; said: string },
  ): TemplateResult {
    const { formats } = this;
    const walk = this.#walk;
    const marks = html`${[0, 1, 2, 3, 4, 5, 6].map(
        (day) =>
          html`<span class="day">${dayText(day, formats, 'short')}</span> ${cells
              .slice(day * 24, day * 24 + 24)
              .map((part, hour) => {
                const size = Math.sqrt(Math.max(0, part?.value ?? 0) / most);
                const place = day * 24 + hour;
                return html`<span
                  class="cell ${place === walk.active ? 'active' : ''}"
                  data-at=${place}
                  ><span class="mark" .style=${`--_size: ${size.toFixed(3)}`}></span
                ></span>`;
              })}`,
      )}
      <span></span>
      ${[0, 6, 12, 18].map((hour) => html`<span class="hour">${hourText(hour, formats)}</span>`)}`;
    return walkedPlot({ walk, heading: this.shownHeading, count: 168, at, says: said, marks });
  }

  #says(part: Part | undefined, at: number): string {
    if (!part) return '';
    const { formats } = this;
    const when = `${dayText(Math.floor(at / 24), formats, 'long')}, ${hourText(at % 24, formats)}`;
    const value = part.suppressed
      ? msg('not shown', { id: 'not-shown' })
      : formats.value(part.value, 'count');
    return msg(str`${when}: ${value}`, { id: 'point-says' });
  }
}
