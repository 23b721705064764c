import type { Objective } from '@ruche/client';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { adoptStyles } from '../base/adopt-styles.js';
import { property, state } from '../base/property.js';
import type { ChangeDetail, ErrorDetail, ReadyDetail } from '../base/events.js';
import type { FigureState, Problem } from '../base/outcome.js';
import { RucheElement } from '../base/ruche-element.js';
import { frame } from '../frame/frame.js';
import { figureStyles } from '../styles/figure-styles.js';
import { tokens } from '../styles/tokens.js';
import { msg } from '../words/msg.js';
import { ObjectiveList } from './objective-list.js';
import type { ObjectiveEditor } from './objective-editor.js';
import { objectiveRow } from './objective-row.js';
import { objectiveSkeleton } from './objective-skeleton.js';
import { objectivesStyles } from './objectives.styles.js';
import { objectivesIn, readObjectives } from './read-objectives.js';

type Rest = typeof import('../frame/rest.js');

/**
 * Objectives and their key results: how far each is, the line where it should be by now, its status, and
 * what the SMART check finds. With `editable` a manager makes and changes them in place: what is wrong is
 * said at the field, and the metric's own past suggests a target. `.answer` takes what
 * `GET /v1/objectives` answers.
 *
 * @example
 * <ruche-objectives group="design" editable></ruche-objectives>
 *
 * @summary Objectives, key results, pace, status.
 * @event ruche-ready - The objectives have come.
 * @event ruche-error - They could not be loaded.
 * @event ruche-change - The reader saved or removed an objective.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart header - The box of the heading.
 * @csspart tools - The box of the buttons.
 * @csspart body - The objectives.
 * @csspart message - What is said in place of objectives.
 * @csspart button - A button.
 * @csspart objective - An objective.
 * @csspart result - A key result.
 * @csspart status - Where an objective stands.
 * @csspart editor - The form of an objective.
 */
export class RucheObjectivesElement extends RucheElement {
  static override styles = [tokens, figureStyles, objectivesStyles];

  @state() private rest: Rest | undefined;
  @state() private failed = false;
  @state() private editor: ObjectiveEditor | undefined;
  @state() private told = '';

  /** Id of the group; all that the token may see without one */
  @property() group?: string;
  /** Text above the objectives @defaultValue Objectives */
  @property() heading?: string;
  /** Level of the heading, 1 to 6 @defaultValue 3 */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;
  /** The reader may make and change objectives; the collector lets managers only */
  @property({ type: Boolean }) editable = false;
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.editor?.leave();
    this.editor = undefined;
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
            ${readObjectives(given ?? []).map((objective) =>
              this.editor?.id === objective.id
                ? html`<li class="objective">${this.editor.render()}</li>`
                : objectiveRow(objective, {
                    formats,
                    edit: this.#mayEdit ? () => void this.#edit(objective.id) : undefined,
                  }),
            )}
          </ul>
          ${this.#newObjective()}`;
      case 'empty':
        return html`<p class="none">${msg('No objectives yet.', { id: 'no-objectives' })}</p>
          ${this.#newObjective()}`;
      case 'initial':
      case 'loading':
        return objectiveSkeleton;
      default: {
        const code = this.#list.problem?.code;
        const retry = (): void => this.#retry();
        return html`${this.rest?.message({ state: current, answer: undefined, code, retry })}
        ${objectiveSkeleton}`;
      }
    }
  }

  #newObjective(): TemplateResult | typeof nothing {
    if (!this.#mayEdit) return nothing;
    const add = (): void => void this.#edit(undefined);
    const isOpen = this.editor?.isNew && !this.#isListed(this.editor.id);
    return html`${
        isOpen
          ? this.editor?.render()
          : html`<button type="button" id="new" class="button" part="button" @click=${add}>
              ${msg('New objective', { id: 'new-objective' })}
            </button>`
      }
      <p class="none" role="status">${this.told}</p>`;
  }

  async #edit(id: string | undefined): Promise<void> {
    const { connection } = this.#list;
    if (!connection) return;
    try {
      const { ObjectiveEditor } = await import('./objective-editor.js');
      this.editor?.leave();
      this.told = '';
      const objectives = (this.#list.objectives ?? []) as readonly Objective[];
      this.editor = new ObjectiveEditor({
        ...{ host: this, connection, group: this.group || undefined, locale: this.resolvedLocale },
        objective: id === undefined ? undefined : objectives.find((item) => item.id === id),
        formats: () => this.formats,
        speak: (say) => this.speak(say),
        changed: (kind, changed) => this.#changed(kind, changed),
        close: () => void this.#closeEditor(),
      });
      await this.updateComplete;
      this.editor.focus();
    } catch {
      this.told = this.speak(() => msg('This could not be opened.', { id: 'not-opened' }));
    }
  }

  #changed(kind: ChangeDetail['kind'], id: string): void {
    this.told = this.speak(() =>
      kind === 'saved'
        ? msg('Saved.', { id: 'told-saved' })
        : msg('Removed.', { id: 'told-removed' }),
    );
    this.emit<ChangeDetail>('ruche-change', { kind, id });
    void this.#list.load();
  }

  async #closeEditor(): Promise<void> {
    const id = this.editor?.id;
    this.editor?.leave();
    this.editor = undefined;
    await this.updateComplete;
    // Back to where the form was opened.
    const buttons = Array.from(this.renderRoot.querySelectorAll<HTMLElement>('.edit, #new'));
    const from = buttons.find((button) => button.dataset['id'] === id) ?? buttons.at(-1);
    from?.focus({ preventScroll: true });
  }

  #isListed(id: string): boolean {
    return readObjectives(this.#list.objectives ?? []).some((objective) => objective.id === id);
  }

  get #mayEdit(): boolean {
    return this.editable && !this.#isGiven && this.#list.connection !== undefined;
  }

  protected override async prepare(): Promise<void> {
    try {
      const rest = await import('../frame/rest.js');
      adoptStyles(this.renderRoot, rest.restStyles);
      this.takeTurn = rest.takeTurn;
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
