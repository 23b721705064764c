import type { Answer, Question } from '@ruche/client';
import { html } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { frame } from '../frame/frame.js';
import { figureStyles } from '../styles/figure-styles.js';
import { tokens } from '../styles/tokens.js';
import { adoptStyles } from './adopt-styles.js';
import { Asker } from './asker.js';
import type { ErrorDetail, ReadyDetail, SelectDetail } from './events.js';
import { outcomesOf, stateOf } from './outcome.js';
import type { FigureState, Outcome } from './outcome.js';
import { state } from './property.js';
import { QuestionElement } from './question-element.js';
import { showStates } from './show-states.js';

type Panel = typeof import('../frame/panel.js');
type Rest = typeof import('../frame/rest.js');

/**
 * What all elements that show answers share: the common attributes, the question they make, asking and
 * leaving, the states, the frame around the figure, the events.
 */
export abstract class AnswerElement extends QuestionElement {
  static override styles: CSSResultGroup = [tokens, figureStyles];

  @state() protected panel: Panel | undefined;
  @state() protected rest: Rest | undefined;
  @state() private failure: unknown;

  readonly #asker = new Asker(this, {
    questions: () => (this.#isGiven ? [] : this.questions),
    onComplete: (outcomes) => void this.updateComplete.then(() => this.#report(outcomes)),
  });
  #given: { from: unknown; outcomes: Outcome[] } = { from: undefined, outcomes: [] };

  /** Asks the collector again. */
  askAgain(): void {
    this.failure = undefined;
    this.#asker.askAgain();
  }

  /** The state that the element is in. */
  get state(): FigureState {
    if (this.failure !== undefined) return 'error';
    const [first] = this.outcomes;
    if (first) return this.stateOfAll(this.outcomes);
    return this.#isBusy ? 'loading' : 'initial';
  }

  /** The questions that the attributes ask. */
  protected abstract get questions(): Question[];
  /** The figure, from answers that are there. */
  protected abstract renderContent(answers: readonly Answer[]): TemplateResult;
  /** What stands in its place until then, of the same height. */
  protected abstract renderSkeleton(): TemplateResult;

  /** The heading where neither the page nor an answer gives one. */
  protected get defaultHeading(): string {
    return this.answers[0]?.metric.label ?? '';
  }

  /** The heading shown. */
  protected get shownHeading(): string {
    return this.heading ?? this.defaultHeading;
  }

  /** Whether the element can be seen both as a picture and as a table. */
  protected get hasViews(): boolean {
    return false;
  }

  /** Whether an answer holds nothing to show. */
  protected isEmpty(answer: Answer): boolean {
    return answer.value === null;
  }

  protected stateOfAll(outcomes: readonly Outcome[]): FigureState {
    return stateOf(outcomes[0] ?? {}, (answer) => this.isEmpty(answer));
  }

  protected get outcomes(): readonly Outcome[] {
    if (!this.#isGiven) return this.#asker.outcomes;
    if (this.#given.from !== this.answer) {
      this.#given = { from: this.answer, outcomes: outcomesOf(this.answer) };
    }
    return this.#given.outcomes;
  }

  /** The metrics that the element asks for. */
  get metricIds(): string[] {
    return this.questions.map(({ metric }) => metric);
  }

  /** The answers that came, in the order of the questions. */
  get answers(): Answer[] {
    return this.outcomes.flatMap(({ answer }) => answer ?? []);
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
    void this.#fetchRest();
  }

  protected override updated(_changed: PropertyValues): void {
    showStates(this, this.state, {
      busy: this.#isBusy,
      stale: this.outcomes.some(({ since }) => since),
      partial: this.answers.some(({ series }) => series?.some(({ partial }) => partial)),
    });
    this.#asker.every(this.refresh);
  }

  protected override onFailure(error: unknown): void {
    // A second failure is that of the message itself: then nothing is shown rather than a loop.
    if (this.failure !== undefined) return;
    this.failure = error;
    const text = error instanceof Error ? error.message : String(error);
    this.#reportProblem('render_failed', text);
  }

  protected override render(): TemplateResult {
    const { rest, formats } = this;
    const answer = this.answers[0];
    const heading = this.shownHeading;
    const since = this.outcomes.find((outcome) => outcome.since)?.since;
    return frame({
      heading,
      isWaiting: this.state === 'initial' || this.state === 'loading',
      level: this.headingLevel,
      isBusy: this.#isBusy,
      content: this.#renderState(),
      tools:
        answer &&
        rest?.tools({
          heading,
          isTable: this.hasViews && this.state === 'ready' ? this.isTable : undefined,
          toggleView: () => (this.view = this.isTable ? 'chart' : 'table'),
          openPanel: () => void this.#openPanel(),
        }),
      below: [
        since && rest?.staleNote(since, formats),
        answer && this.panel && this.#renderPanel(this.panel),
      ],
    });
  }

  /** The answers as a table, once the means for it are there. */
  protected renderTable(answers: readonly Answer[]): TemplateResult | undefined {
    const { rest, formats } = this;
    return rest?.tableView(rest.figureTable(answers, formats), this.shownHeading);
  }

  /** The sentence that says what the figure shows. */
  protected summary(answer: Answer): string {
    return this.rest?.summaryOf(answer, this.formats) ?? '';
  }

  #renderState(): TemplateResult {
    const current = this.state;
    if (current === 'ready') return this.renderContent(this.answers);
    if (current === 'initial' || current === 'loading') return this.renderSkeleton();
    const retry = (): void => this.#retry();
    const { answer, problem } = this.outcomes[0] ?? {};
    return html`${this.rest?.message({ state: current, answer, code: problem?.code, retry })}
    ${this.renderSkeleton()}`;
  }

  #renderPanel(panel: Panel): TemplateResult {
    const { answers, formats, shownHeading: heading } = this;
    return panel.renderPanel({
      host: this,
      answers,
      formats,
      heading,
      speak: (say) => this.speak(say),
      close: () => (this.panel = undefined),
    });
  }

  async #fetchRest(): Promise<void> {
    try {
      const rest = await import('../frame/rest.js');
      adoptStyles(this.renderRoot, rest.restStyles);
      this.rest = rest;
    } catch {
      // The figure stands without its tools.
    }
  }

  async #openPanel(): Promise<void> {
    try {
      const panel = await import('../frame/panel.js');
      this.panel = panel;
      await this.updateComplete;
      panel.showPanel(this.renderRoot as ShadowRoot);
    } catch {
      // The panel could not be fetched: the figure stands without it.
    }
  }

  #retry(): void {
    this.failure = undefined;
    if (this.state === 'expired') this.#asker.connection?.refresh();
    else this.askAgain();
  }

  #report(outcomes: readonly Outcome[]): void {
    const problem = outcomes.find((outcome) => outcome.problem)?.problem;
    if (problem && this.answers.length === 0) this.#reportProblem(problem.code, problem.message);
    else this.emit<ReadyDetail>('ruche-ready', { answers: this.answers });
  }

  #reportProblem(code: ErrorDetail['code'], text: string): void {
    this.emit<ErrorDetail>('ruche-error', { code, message: text, retry: () => this.#retry() });
  }

  get #isGiven(): boolean {
    return this.answer !== undefined && this.answer !== null;
  }

  get #isBusy(): boolean {
    return !this.#isGiven && this.#asker.isBusy;
  }
}
