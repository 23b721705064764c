import { html, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import type { Answer, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { isRtl } from '../base/is-rtl.js';
import { Measure } from '../base/measure.js';
import { trendGeometry } from '../chart/trend-geometry.js';
import type { TrendGeometry } from '../chart/trend-geometry.js';
import { isYearBefore } from '../format/before-text.js';
import { changeOf } from '../format/change-of.js';
import { currencyOf } from '../format/currency-of.js';
import { changeBadge } from '../frame/change-badge.js';
import { changeStyles } from '../styles/change-styles.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { NoteList } from './note-list.js';
import { placeNotes, readNotes } from './place-notes.js';
import type { PlacedNote } from './place-notes.js';
import { pointSays, pointTip } from './point-says.js';
import { stepKey } from './step-key.js';
import { trendChart } from './trend-chart.js';
import { trendStyles } from './trend.styles.js';

/**
 * A metric over time against the period before, with a target line where one is given and the
 * unfinished bucket drawn apart. Arrow keys walk through the points.
 *
 * @example
 * <ruche-trend metric="posts" group="design" period="P6M" interval="week" target="40"></ruche-trend>
 *
 * @summary A figure over time.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a point.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart value - The figure of the whole period.
 * @csspart change - Its change.
 * @csspart plot - The chart.
 * @csspart summary - The sentence that says what the chart shows.
 * @cssproperty --trend-height - Height of the chart.
 */
export class RucheTrendElement extends AnswerElement {
  static override styles = [AnswerElement.styles, changeStyles, trendStyles];

  @state() private active: number | undefined;

  /** Id of the metric shown */
  @property() metric?: string;
  /** A value to reach, drawn as a line */
  @property({ type: Number }) target?: number;
  /** Marks what happened, from the collector's annotations */
  @property({ type: Boolean }) annotated = false;
  /** What happened, in place of asking: `[{title, date, end}]` */
  @property({ type: Array }) annotations?: unknown;

  readonly #box = new Measure(this, '.box');
  readonly #list = new NoteList(() => this.requestUpdate());
  #notes: readonly PlacedNote[] = [];
  #geometry: { key: unknown[]; value: TrendGeometry } | undefined;

  override get questions(): Question[] {
    return this.metric ? [this.question(this.metric, { compare: 'previous' })] : [];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ series }: Answer): boolean {
    return !series?.some(({ value, previous }) => value || previous);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const count = this.answers[0]?.series?.length ?? 0;
    if (this.active !== undefined && this.active >= count) this.active = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const [answer] = this.answers;
    if (!this.annotated || this.annotations || !answer) return;
    const { from, to } = answer.window;
    void this.#list.ask(this.connection, { group: this.group || undefined, from, to });
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const { formats } = this;
    const { metric, value } = answer;
    return html`<div class="line">
        <span class="value number" part="value"
          >${formats.value(value, metric.unit, currencyOf(answer))}</span
        >
        ${changeBadge(changeOf(answer, formats))} ${this.#legend(answer)}
      </div>
      <div class="box">${this.isTable ? this.renderTable([answer]) : this.#plot(answer)}</div>
      <p class="summary" part="summary">
        <span class="sr">${this.summary(answer)}</span>
        <span aria-hidden="true">${this.rest?.courseOf(answer, formats)}</span>
      </p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="line">
        <span class="bone value"></span>
        <div class="legend"></div>
      </div>
      <div class="box"><span class="bone plot"></span></div>
      <div class="summary"></div>`;
  }

  #legend(answer: Answer): TemplateResult {
    const { series = [], previous } = answer;
    const hasBefore = series.some(({ previous: before }) => typeof before === 'number');
    const hasPartial = series.some(({ partial }) => partial);
    const before =
      previous && isYearBefore(answer)
        ? msg('A year earlier', { id: 'legend-year' })
        : msg('Period before', { id: 'legend-before' });
    return html`<div class="legend" aria-hidden="true">
      ${
        hasBefore
          ? html`<span>
              <svg viewBox="0 0 14 6">${svg`<path class="then" d="M0,3H14" />`}</svg>${before}
            </span>`
          : nothing
      }
      ${
        hasPartial
          ? html`<span>
              <svg viewBox="0 0 14 6">
                ${svg`<circle class="dot unfinished" cx="7" cy="3" r="3.5" />`}</svg
              >${msg('Unfinished', { id: 'legend-unfinished' })}
            </span>`
          : nothing
      }
    </div>`;
  }

  #plot(answer: Answer): TemplateResult {
    const points = answer.series ?? [];
    const chart = this.#box.width > 0 ? this.#chart(answer) : nothing;
    const at = this.active ?? points.length - 1;
    return html`<div
      class="plot"
      part="plot"
      role="slider"
      tabindex="0"
      aria-label=${msg(str`${answer.metric.label}, point by point`, { id: 'points-of' })}
      aria-orientation="horizontal"
      aria-valuemin="1"
      aria-valuemax=${points.length}
      aria-valuenow=${at + 1}
      aria-valuetext=${pointSays({ answer, at, formats: this.formats, notes: this.#notesAt(at) })}
      @keydown=${this.#onKey}
      @focus=${() => (this.active ??= points.length - 1)}
      @blur=${() => (this.active = undefined)}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${() => (this.active = undefined)}
      @click=${this.#choose}
    >
      ${chart}
    </div>`;
  }

  #chart(answer: Answer): TemplateResult {
    const { width, height, font } = this.#box;
    const size = { width, height, font, isRtl: isRtl(this) };
    const geometry = this.#place(answer, size);
    const { active: at, formats } = this;
    const active = at === undefined ? undefined : geometry.points[at];
    this.#notes = placeNotes(readNotes(this.annotations ?? this.#list.notes), geometry.points, {
      to: answer.window.to,
    });
    const target = this.target === undefined ? '' : formats.value(this.target, answer.metric.unit);
    const targetText = msg(str`Target ${target}`, { id: 'target' });
    const marks = { ...size, active, targetText, notes: this.#notes };
    return html`${trendChart(geometry, marks)}
    ${
      active && at !== undefined
        ? pointTip({ answer, at, formats, notes: this.#notesAt(at), share: active.x / width })
        : nothing
    }`;
  }

  #notesAt(at: number): readonly PlacedNote[] {
    return this.#notes.filter((note) => note.at === at);
  }

  #place(
    answer: Answer,
    size: { width: number; height: number; font: number; isRtl: boolean },
  ): TrendGeometry {
    const { formats, target } = this;
    const key = [answer.series, formats, target, ...Object.values(size)];
    const old = this.#geometry;
    if (old && key.every((item, i) => item === old.key[i])) return old.value;
    const { series = [], metric, window } = answer;
    const { interval } = window;
    const value = trendGeometry({ series, unit: metric.unit, interval, formats, target, ...size });
    this.#geometry = { key, value };
    return value;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const count = this.answers[0]?.series?.length ?? 0;
    if (event.key === 'Enter') this.#choose();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = this.active ?? count - 1;
    const next = stepKey(event.key, at, { count, isRtl: isRtl(this) });
    if (next === undefined) return;
    event.preventDefault();
    this.active = next;
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const points = this.#geometry?.value.points ?? [];
    const x = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    let nearest = 0;
    for (const [i, point] of points.entries()) {
      if (Math.abs(point.x - x) < Math.abs((points[nearest]?.x ?? Infinity) - x)) nearest = i;
    }
    this.active = nearest;
  };

  readonly #choose = (): void => {
    const point = this.active === undefined ? undefined : this.answers[0]?.series?.[this.active];
    if (point) this.select('point', point.start, point);
  };
}
