import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { adoptStyles } from '../base/adopt-styles.js';
import { property, state } from '../base/property.js';
import type { ErrorDetail, ReadyDetail } from '../base/events.js';
import type { FigureState, Problem } from '../base/outcome.js';
import { RucheElement } from '../base/ruche-element.js';
import { frame } from '../frame/frame.js';
import { figureStyles } from '../styles/figure-styles.js';
import { tokens } from '../styles/tokens.js';
import { msg } from '../words/msg.js';
import { ObjectiveList } from './objective-list.js';
import { objectiveRow } from './objective-row.js';
import { objectivesStyles } from './objectives.styles.js';
import { objectivesIn, readObjectives } from './read-objectives.js';

type Rest = typeof import('../frame/rest.js');

/**
 * Objectives and their key results: how far each is, the line where it should be by now, its status, and
 * what the SMART check finds. `.answer` takes what `GET /v1/objectives` answers.
 *
 * @example
 * <ruche-objectives group="design"></ruche-objectives>
 *
 * @summary Objectives, key results, pace, status.
 * @event ruche-ready - The objectives have come.
 * @event ruche-error - They could not be loaded.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart header - The box of the heading.
 * @csspart tools - The box of the buttons.
 * @csspart body - The objectives.
 * @csspart message - What is said in place of objectives.
 * @csspart button - The button of a message.
 * @csspart objective - An objective.
 * @csspart result - A key result.
 * @csspart status - Where an objective stands.
 */
export class RucheObjectivesElement extends RucheElement {
  static override styles = [tokens, figureStyles, objectivesStyles];

  @state() private rest: Rest | undefined;
  @state() private failed = false;

  /** Id of the group; all that the token may see without one */
  @property() group?: string;
  /** Text above the objectives @defaultValue Objectives */
  @property() heading?: string;
  /** Level of the heading, 1 to 6 @defaultValue 3 */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;
  /** The objectives to show; nothing is asked then */
  @property({ type: Object }) answer?: unknown;

  readonly #list = new ObjectiveList(this, {
    asked: () =>
      this.#isGiven ? undefined : { group: this.group || undefined, locale: this.resolvedLocale },
    onComplete: (problem) => void this.updateComplete.then(() => this.#report(problem)),
  });

  /** The state that the element is in. */
  get state(): FigureState {
    if (this.failed) return 'error';
    if (!this.#isGiven) return this.#list.state;
    const given = objectivesIn(this.answer);
    if (!given) return 'error';
    return given.length > 0 ? 'ready' : 'empty';
  }

  /** Asks the collector again. */
  askAgain(): void {
    this.failed = false;
    void this.#list.load();
  }

  protected override get inheritedLocale(): string | undefined {
    return this.#list.connection?.locale;
  }

  protected override firstUpdated(): void {
    void this.prepare();
  }

  protected override updated(): void {
    this.rest?.showStates(this, this.state, { busy: this.#list.isBusy });
  }

  protected override onFailure(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.#report({ code: 'bad_response', message: String(error) });
  }

  protected override render(): TemplateResult {
    return frame({
      heading: this.heading ?? msg('Objectives', { id: 'objectives' }),
      isWaiting: this.state === 'loading',
      level: this.headingLevel,
      isBusy: this.#list.isBusy,
      content: this.#renderState(),
      tools: undefined,
      below: undefined,
    });
  }

  #renderState(): TemplateResult {
    const { state: current, formats } = this;
    const given = this.#isGiven ? objectivesIn(this.answer) : this.#list.objectives;
    switch (current) {
      case 'ready':
        return html`<ul class="objectives" role="list">
          ${readObjectives(given ?? []).map((objective) => objectiveRow(objective, formats))}
        </ul>`;
      case 'empty':
        return html`<p class="none">${msg('No objectives yet.', { id: 'no-objectives' })}</p>`;
      case 'initial':
      case 'loading':
        return skeleton;
      default: {
        const code = this.#list.problem?.code;
        const retry = (): void => this.#retry();
        return html`${this.rest?.message({ state: current, answer: undefined, code, retry })}
        ${skeleton}`;
      }
    }
  }

  protected override async prepare(): Promise<void> {
    try {
      const rest = await import('../frame/rest.js');
      adoptStyles(this.renderRoot, rest.restStyles);
      this.rest = rest;
    } catch {
      // The objectives stand without it.
    }
  }

  #retry(): void {
    if (this.state === 'expired') this.#list.connection?.refresh();
    else this.askAgain();
  }

  #report(problem: Problem | undefined): void {
    if (!problem) return this.emit<ReadyDetail>('ruche-ready', { answers: [] });
    const { code, message } = problem;
    this.emit<ErrorDetail>('ruche-error', { code, message, retry: () => this.#retry() });
  }

  get #isGiven(): boolean {
    return this.answer !== undefined && this.answer !== null;
  }
}

const skeleton = html`<div class="objectives">
  ${[0, 1].map(
    () =>
      html`<div class="objective">
        <span class="bone title"></span>
        <div class="bar"></div>
      </div>`,
  )}
</div>`;
