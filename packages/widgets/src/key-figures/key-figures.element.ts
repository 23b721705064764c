import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import type { Answer, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import type { FigureState, Outcome } from '../base/outcome.js';
import { stateOf } from '../base/outcome.js';
import type { ExportKind } from '../export/exporter.js';
import { changeOf } from '../format/change-of.js';
import { currencyOf } from '../format/currency-of.js';
import { momentText, windowText } from '../format/dates.js';
import { changeBadge } from '../frame/change-badge.js';
import { changeStyles } from '../styles/change-styles.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { keyFiguresStyles } from './key-figures.styles.js';

const usual = 'active_rate members posts likes comments';

/**
 * Figures to share: frozen at the moment they were computed, which stands below them, with the ways to
 * take them along: picture, table, Markdown, CSV. Handed to `.answer`, they stay as they are for good.
 *
 * @example
 * <ruche-key-figures group="design" period="last-month" metrics="members posts"></ruche-key-figures>
 *
 * @summary Frozen figures to share.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart figure - A figure.
 * @csspart change - Its change.
 * @csspart note - When they were computed.
 * @csspart button - A button.
 */
export class RucheKeyFiguresElement extends AnswerElement {
  static override styles = [AnswerElement.styles, changeStyles, keyFiguresStyles];

  @state() private told = '';

  /** Ids of the metrics shown, with spaces between @defaultValue active_rate members posts likes comments */
  @property() metrics?: string;

  override get questions(): Question[] {
    return this.#ids.map((id) => this.question(id, { compare: 'previous' }));
  }

  protected override stateOfAll(outcomes: readonly Outcome[]): FigureState {
    const states = outcomes.map((outcome) => stateOf(outcome, (answer) => this.isEmpty(answer)));
    return states.includes('ready') ? 'ready' : (states[0] ?? 'initial');
  }

  protected override get defaultHeading(): string {
    return msg('Key figures', { id: 'key-figures' });
  }

  protected override renderContent(answers: readonly Answer[]): TemplateResult {
    const [first] = answers;
    if (!first) return this.renderSkeleton();
    const { formats } = this;
    const when = first.asOf ? momentText(new Date(first.asOf), formats) : '';
    return html`<p class="range">${windowText(first.window, formats)}</p>
      <dl class="figures">${answers.map((answer) => this.#figure(answer))}</dl>
      <p class="as-of" part="note">
        ${when ? msg(str`Frozen on ${when}.`, { id: 'frozen' }) : nothing}
      </p>
      <div class="actions">
        ${this.#button('png', 'PNG')} ${this.#button('csv', 'CSV')}
        ${this.#button('html', msg('Copy table', { id: 'copy-html' }))}
        ${this.#button('markdown', msg('Copy Markdown', { id: 'copy-markdown' }))}
        <span role="status">${this.told}</span>
      </div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<p class="range"></p>
      <dl class="figures">
        ${this.#ids.map(
          () =>
            html`<div class="item">
              <dt><span class="bone label"></span></dt>
              <dd><span class="bone value"></span></dd>
            </div>`,
        )}
      </dl>
      <p class="as-of"></p>
      <div class="actions"></div>`;
  }

  #figure(answer: Answer): TemplateResult {
    const { formats } = this;
    const { metric, value, suppressed } = answer;
    return html`<div class="item" part="figure">
      <dt>${metric.label}</dt>
      <dd>
        <span class="value number"
          >${
            suppressed
              ? msg('not shown', { id: 'not-shown' })
              : formats.value(value, metric.unit, currencyOf(answer))
          }</span
        >
        ${changeBadge(changeOf(answer, formats))}
      </dd>
    </div>`;
  }

  #button(kind: ExportKind, text: string): TemplateResult {
    const run = (): void => void this.#take(kind);
    return html`<button type="button" class="button" part="button" @click=${run}>${text}</button>`;
  }

  async #take(kind: ExportKind): Promise<void> {
    const { answers, formats, shownHeading: heading } = this;
    let isDone = false;
    try {
      const { exportFigures } = await import('../frame/panel.js');
      const options = { answers, formats, heading, root: this.renderRoot as ShadowRoot };
      isDone = await this.speak(() => exportFigures(kind, options));
    } catch {
      // Told below, like a refusal of the browser.
    }
    this.told = this.speak(() =>
      isDone
        ? msg('Done.', { id: 'done' })
        : msg('This page does not allow it.', { id: 'not-allowed' }),
    );
  }

  get #ids(): string[] {
    const ids = (this.metrics || usual).split(/[\s,]+/).filter(Boolean);
    return Array.from(new Set(ids)).slice(0, 20);
  }
}
