import type { Answer, Connection, Question } from '@ruche/client';
import { html } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { frame } from '../frame/frame.js';
import { figureStyles } from '../styles/figure-styles.js';
import { tokens } from '../styles/tokens.js';
import { Asker } from './asker.js';
import type { ErrorDetail, ReadyDetail, SelectDetail } from './events.js';
import { outcomesOf, stateOf } from './outcome.js';
import type { FigureState, Outcome } from './outcome.js';
import { state } from './property.js';
import { QuestionElement } from './question-element.js';

type Rest = typeof import('../frame/rest.js');
type Companion = InstanceType<Rest['Companion']>;

/**
 * What all elements that show answers share: the common attributes, the question they make, asking and
 * leaving, the states, the frame around the figure, the events.
 *
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart header - The heading and the buttons beside it.
 * @csspart heading - The name of the figure.
 * @csspart tools - The box of the buttons.
 * @csspart tool - A button beside the heading.
 * @csspart body - The figure.
 * @csspart table - The table in place of the figure.
 * @csspart message - What is said in place of a figure.
 * @csspart button - The button of a message.
 * @csspart note - The line that says of when the figures are.
 * @csspart panel - The panel that explains and exports.
 * @cssstate loading - The first answers are on their way.
 * @cssstate ready - The figure is shown.
 * @cssstate empty - There is nothing in the period.
 * @cssstate no-data - There is no figure, for a reason that is told.
 * @cssstate not-enabled - The group has not enabled the module.
 * @cssstate suppressed - Too few people.
 * @cssstate offline - There is no connection.
 * @cssstate forbidden - The token may not see the figure.
 * @cssstate expired - Access has run out.
 * @cssstate error - It could not be loaded.
 * @cssstate busy - New answers are on their way, beside the others.
 * @cssstate stale - The last good figures of an earlier time are shown, beside the others.
 * @cssstate partial - A bucket is unfinished, beside the others.
 */
export abstract class AnswerElement extends QuestionElement {
  static override styles: CSSResultGroup = [tokens, figureStyles];

  /** What comes right after the first paint. */
  protected rest: Rest | undefined;
  protected companion: Companion | undefined;
  @state() private failure: unknown;

  readonly #asker = new Asker(this, {
    questions: () => (this.#isGiven || this.#isHeld ? [] : this.questions),
    onComplete: (outcomes) => void this.updateComplete.then(() => this.#report(outcomes)),
  });
  #given: { from: unknown; outcomes: Outcome[] } = { from: undefined, outcomes: [] };

  /** Asks the collector again. */
  askAgain(): void {
    this.failure = undefined;
    this.#asker.askAgain();
  }

  /** Asks again after a failure; where access has run out, with a new token. */
  retry(): void {
    const isExpired = this.state === 'expired';
    this.failure = undefined;
    if (isExpired) this.#asker.connection?.refresh();
    else this.askAgain();
  }

  /** The state that the element is in. */
  get state(): FigureState {
    if (this.failure !== undefined) return 'error';
    const [first] = this.outcomes;
    if (first) return this.stateOfAll(this.outcomes);
    return this.isBusy ? 'loading' : 'initial';
  }

  /** Whether answers are on their way. */
  get isBusy(): boolean {
    return !this.#isGiven && this.#asker.isBusy;
  }

  /** The questions that the attributes ask. */
  abstract get questions(): Question[];
  /** The figure, from answers that are there. */
  protected abstract renderContent(answers: readonly Answer[]): TemplateResult;
  /** What stands in its place until then, of the same height. */
  protected abstract renderSkeleton(): TemplateResult;

  /** The heading where neither the page nor an answer gives one. */
  protected get defaultHeading(): string {
    return this.answers[0]?.metric.label ?? '';
  }

  /** The heading shown. */
  get shownHeading(): string {
    return this.heading ?? this.defaultHeading;
  }

  /** Whether the element can be seen both as a picture and as a table. */
  get hasViews(): boolean {
    return false;
  }

  /** Whether an answer holds nothing to show. */
  protected isEmpty(answer: Answer): boolean {
    return answer.value === null;
  }

  protected stateOfAll(outcomes: readonly Outcome[]): FigureState {
    return stateOf(outcomes[0] ?? {}, (answer) => this.isEmpty(answer));
  }

  /** What came of each question. */
  get outcomes(): readonly Outcome[] {
    if (!this.#isGiven) return this.#asker.outcomes;
    if (this.#given.from !== this.answer) {
      this.#given = { from: this.answer, outcomes: outcomesOf(this.answer) };
    }
    return this.#given.outcomes;
  }

  /** The answers that came, in the order of the questions. */
  get answers(): Answer[] {
    return this.outcomes.flatMap(({ answer }) => answer ?? []);
  }

  /** The connection around the element. */
  protected get connection(): Connection | undefined {
    return this.#asker.connection;
  }

  protected override get inheritedLocale(): string | undefined {
    return this.#asker.connection?.locale;
  }

  /** Tells the page what the reader chose. */
  protected select(kind: SelectDetail['kind'], key: string, value: unknown): void {
    const { group } = this;
    const metric = this.answers[0]?.metric.id;
    this.emit<SelectDetail>('ruche-select', { kind, metric, group, key, value });
  }

  protected override firstUpdated(): void {
    void this.prepare();
  }

  protected override onFailure(error: unknown): void {
    // A second failure is that of the message itself: then nothing is shown rather than a loop.
    if (this.failure !== undefined) return;
    this.failure = error;
    const text = error instanceof Error ? error.message : String(error);
    this.#reportProblem('render_failed', text);
  }

  protected override render(): TemplateResult {
    const { companion, isBusy, headingLevel: level } = this;
    return frame({
      heading: this.shownHeading,
      isWaiting: this.#isWaiting,
      level,
      isBusy,
      content: this.#renderState(),
      tools: companion?.tools,
      below: companion?.below,
    });
  }

  /** The answers as a table, once the means for it are there. */
  protected renderTable(answers: readonly Answer[]): TemplateResult | undefined {
    return this.companion?.table(answers);
  }

  /** The sentence that says what the figure shows. */
  protected summary(answer: Answer): string {
    return this.companion?.summary(answer) ?? '';
  }

  #renderState(): TemplateResult {
    if (this.state === 'ready') return this.renderContent(this.answers);
    const skeleton = this.renderSkeleton();
    return this.#isWaiting ? skeleton : html`${this.companion?.message} ${skeleton}`;
  }

  protected override async prepare(): Promise<void> {
    try {
      this.rest = await import('../frame/rest.js');
      this.takeTurn = this.rest.takeTurn;
      this.companion = new this.rest.Companion(this);
    } catch {
      // The figure stands without its tools, and asks at once.
      this.loading = 'eager';
    }
  }

  #report(outcomes: readonly Outcome[]): void {
    const problem = outcomes.find((outcome) => outcome.problem)?.problem;
    if (problem && this.answers.length === 0) this.#reportProblem(problem.code, problem.message);
    else this.emit<ReadyDetail>('ruche-ready', { answers: this.answers });
  }

  #reportProblem(code: ErrorDetail['code'], text: string): void {
    this.emit<ErrorDetail>('ruche-error', { code, message: text, retry: () => this.retry() });
  }

  get #isGiven(): boolean {
    return this.answer !== undefined && this.answer !== null;
  }

  /** It is to ask when it comes near, and has not yet. */
  get #isHeld(): boolean {
    return this.loading === 'lazy' && !this.companion?.isNear;
  }

  get #isWaiting(): boolean {
    return this.state === 'initial' || this.state === 'loading';
  }
}
