import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Question } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import type { FigureState, Outcome } from '../base/outcome.js';
import { stateOf } from '../base/outcome.js';
import { changeOf } from '../format/change-of.js';
import { changeBadge } from '../frame/change-badge.js';
import { changeStyles } from '../styles/change-styles.js';
import { msg } from '../words/msg.js';
import { usageStyles } from './usage.styles.js';

const usual = 'messages files events projects tasks';

/**
 * How much the modules of a group are used: chat, files, events, projects, tasks. A module that the
 * group has not enabled is left out rather than shown as 0. `.answer` takes a list of answers.
 *
 * @example
 * <ruche-usage group="design" metrics="messages files"></ruche-usage>
 *
 * @summary The use of the enabled modules.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart row - A module's line.
 * @csspart change - Its change.
 * @csspart spark - The spark line of a module.
 */
export class RucheUsageElement extends AnswerElement {
  static override styles = [AnswerElement.styles, changeStyles, usageStyles];

  /** Ids of the metrics shown, with spaces between @defaultValue messages files events projects tasks */
  @property() metrics?: string;

  override get questions(): Question[] {
    return this.#ids.map((id) => this.question(id, { compare: 'previous' }));
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override stateOfAll(outcomes: readonly Outcome[]): FigureState {
    const states = outcomes.map((outcome) => stateOf(outcome, (answer) => this.isEmpty(answer)));
    return states.includes('ready') ? 'ready' : (states[0] ?? 'initial');
  }

  protected override get defaultHeading(): string {
    return msg('Use of the modules', { id: 'usage' });
  }

  protected override renderContent(answers: readonly Answer[]): TemplateResult {
    const { formats } = this;
    const enabled = answers.filter(({ reason }) => reason !== 'not_enabled');
    if (this.isTable) {
      return html`<div .style=${this.#height}>${this.renderTable(enabled)}</div>`;
    }
    return html`<ul class="rows" role="list" .style=${this.#height}>
      ${enabled.map(
        (answer) =>
          html`<li class="use" part="row">
            <span class="label">${answer.metric.label}</span>
            ${this.rest?.spark(answer.series) ?? sparkBox}
            <span class="count number">${formats.value(answer.value, answer.metric.unit)}</span>
            ${changeBadge(changeOf(answer, formats))}
          </li>`,
      )}
    </ul>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="rows" .style=${this.#height}>
      ${this.#ids.map(() => html`<div class="use"><span class="bone label"></span></div>`)}
    </div>`;
  }

  get #ids(): string[] {
    const ids = (this.metrics || usual).split(/[\s,]+/).filter(Boolean);
    return Array.from(new Set(ids)).slice(0, 20);
  }

  get #height(): string {
    return `--_rows: calc(2.9em * 0.9375 * ${this.#ids.length})`;
  }
}

const sparkBox = html`<div class="spark"></div>`;
