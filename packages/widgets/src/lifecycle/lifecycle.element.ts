import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Point, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { Walk } from '../base/walk.js';
import { walkedPlot } from '../base/walked-plot.js';
import { bucketText } from '../format/dates.js';
import { lookStyles } from '../styles/look-styles.js';
import { partLabel, partText } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { lifecycleColumn } from './lifecycle-column.js';
import { scaleOf, stages } from './stages.js';
import { lifecycleStyles } from './lifecycle.styles.js';

/**
 * Who comes, stays, comes back and goes quiet: new, returning and resurrected members above the line,
 * those gone quiet below it, for each bucket. Arrow keys walk through the buckets.
 *
 * @example
 * <ruche-lifecycle group="design" period="P6M" interval="month"></ruche-lifecycle>
 *
 * @summary New, returning, back and dormant members over time.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a bucket.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart plot - The chart.
 * @csspart legend - The four stages with their numbers.
 * @cssproperty --lifecycle-height - Height of the chart.
 */
export class RucheLifecycleElement extends AnswerElement {
  static override styles = [AnswerElement.styles, lookStyles, lifecycleStyles];

  /** Id of the metric shown @defaultValue lifecycle */
  @property() metric?: string;

  readonly #walk = new Walk(this, {
    count: () => this.#points.length,
    choose: (at) => {
      const point = this.#points[at];
      if (point) this.select('point', point.start, point);
    },
  });

  override get questions(): Question[] {
    return [this.question(this.metric || 'lifecycle')];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ series }: Answer): boolean {
    return !series?.some(({ parts }) => stages.some((key) => parts?.[key]));
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    // At rest, the last bucket that is whole.
    const point = this.#points[this.#walk.active ?? -1] ?? lastWhole(this.#points);
    return html`<p class="when" aria-hidden="true">${point ? this.#when(answer, point) : ''}</p>
      ${this.#legend(point?.parts ?? {})}
      <div class="box">${this.isTable ? this.renderTable([answer]) : this.#plot(answer)}</div>
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<p class="when"></p>
      ${this.#legend({})}
      <div class="box"><span class="bone plot"></span></div>`;
  }

  #legend(parts: Record<string, number | null>): TemplateResult {
    const { formats } = this;
    return html`<ul class="legend" part="legend" role="list">
      ${stages.map(
        (key, i) =>
          html`<li>
            <span class="swatch look-${i}" aria-hidden="true"></span>
            <span>${partLabel(key)}</span>
            <b class="number">${formats.value(absolute(parts[key]), 'count')}</b>
          </li>`,
      )}
    </ul>`;
  }

  #plot(answer: Answer): TemplateResult {
    const points = this.#points;
    const walk = this.#walk;
    const { formats } = this;
    const scale = scaleOf(points);
    const at = walk.active ?? points.length - 1;
    const [first, last] = [points[0], points.at(-1)];
    const { interval } = answer.window;
    const marks = html`
      <span class="tick top number">${formats.number(scale.up)}</span>
      ${scale.down > 0 ? html`<span class="tick foot number">${formats.number(-scale.down)}</span>` : ''}
      <span class="zero" .style=${`inset-block-end: ${scale.zero.toFixed(2)}%`}></span>
      ${points.map((point, i) => lifecycleColumn(point, { at: i, scale, isActive: i === walk.active }))}
    `;
    const says = this.#spoken(answer, at);
    const { shownHeading: heading } = this;
    return html`${walkedPlot({ walk, heading, count: points.length, at, says, marks })}
      <div class="axis" aria-hidden="true">
        <span>${first ? bucketText(first.start, interval, formats, 'axis') : ''}</span>
        <span
          >${last && last !== first ? bucketText(last.start, interval, formats, 'axis') : ''}</span
        >
      </div>`;
  }

  #when({ window }: Answer, point: Point): string {
    const when = bucketText(point.start, window.interval, this.formats);
    return point.partial ? `${when} (${msg('unfinished', { id: 'unfinished' })})` : when;
  }

  #spoken(answer: Answer, at: number): string {
    const point = this.#points[at];
    if (!point) return '';
    const texts = stages.map((key) => {
      const size = absolute(point.parts?.[key]);
      return size === null ? '' : partText(key, size, this.formats);
    });
    const said = texts.filter(Boolean).join(', ');
    return msg(str`${this.#when(answer, point)}: ${said}`, { id: 'point-says' });
  }

  get #points(): readonly Point[] {
    return this.answers[0]?.series ?? [];
  }
}

function lastWhole(points: readonly Point[]): Point | undefined {
  return points.filter(({ partial }) => !partial).at(-1) ?? points.at(-1);
}

function absolute(size: number | null | undefined): number | null {
  return typeof size === 'number' ? Math.abs(size) : null;
}
