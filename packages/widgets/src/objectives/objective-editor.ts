import type { Connection, MetricDescription, Objective } from '@ruche/client';
import type { ReactiveElement, TemplateResult } from 'lit';
import { adoptStyles } from '../base/adopt-styles.js';
import type { Formats } from '../format/formats.js';
import { editorStyles } from './editor-styles.js';
import { draftOf, newDraft, newResult, problemsOf, settingsOf } from './objective-draft.js';
import type { Draft, ScaleOf } from './objective-draft.js';
import { objectiveForm } from './objective-form.js';
import { failureText, problemText } from './problem-text.js';

/** What an {@link ObjectiveEditor} works on, and whom it tells. */
export interface ObjectiveEditorOptions {
  host: ReactiveElement;
  connection: Connection;
  /** The objective that is changed; a new one without. */
  objective: Objective | undefined;
  group: string | undefined;
  locale: string;
  formats: () => Formats;
  /** Runs something in the element's language. */
  speak: <T>(say: () => T) => T;
  /** An objective was saved or removed. */
  changed: (kind: 'saved' | 'removed', id: string) => void;
  close: () => void;
}

/**
 * The form in which a manager makes or changes an objective: says at each field what is wrong with it,
 * what the SMART check misses there, and which target the metric's own past suggests. It comes when
 * somebody opens it.
 */
export class ObjectiveEditor {
  /** Id of the objective; a new one has its own before it is saved. */
  readonly id: string;
  readonly isNew: boolean;
  readonly #options: ObjectiveEditorOptions;
  readonly #controller = new AbortController();
  #draft: Draft;
  #metrics: readonly MetricDescription[] = [];
  #errors = new Map<string, string>();
  #findings = new Map<string, string>();
  #now = new Map<string, number | null>();
  #isBusy = false;
  #isAsking = false;
  #told = '';
  #failure = '';

  constructor(options: ObjectiveEditorOptions) {
    this.#options = options;
    const { objective, group, host } = options;
    this.isNew = !objective;
    this.#draft = objective ? this.#read(objective) : newDraft(group);
    this.id = this.#draft.id;
    adoptStyles(host.renderRoot, editorStyles);
    void this.#fetchMetrics();
    if (objective) void this.#fetchPast();
  }

  /** Leaves everything under way. */
  leave(): void {
    this.#controller.abort();
  }

  /** Puts the focus where work begins, or where something is wrong. */
  focus(): void {
    const form = this.#options.host.renderRoot.querySelector('.editor');
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong ?? form?.querySelector('input'))?.focus();
  }

  /** The form. */
  render(): TemplateResult {
    const draft = this.#draft;
    return objectiveForm({
      ...{ draft, isNew: this.isNew, isBusy: this.#isBusy, isAsking: this.#isAsking },
      ...{ metrics: this.#metrics, errors: this.#errors, findings: this.#findings, now: this.#now },
      ...{ told: this.#told, failure: this.#failure, formats: this.#options.formats() },
      scaleOf: this.#scaleOf,
      change: (changed) => this.#set({ ...draft, ...changed }),
      changeResult: (at, changed) => {
        const results = draft.results.map((item, i) => (i === at ? { ...item, ...changed } : item));
        this.#set({ ...draft, results });
        if (changed.metric) void this.#fetchNow(changed.metric);
      },
      addResult: () => this.#set({ ...draft, results: [...draft.results, newResult()] }),
      removeResult: (at) => {
        const results = draft.results.filter((_, i) => i !== at);
        this.#set({ ...draft, results: results.length > 0 ? results : [newResult()] });
      },
      save: () => void this.#save(),
      remove: () => void this.#remove(),
      askRemove: (isAsking) => {
        this.#isAsking = isAsking;
        this.#update();
      },
      close: () => this.#options.close(),
    });
  }

  readonly #scaleOf: ScaleOf = (metric) => {
    const own = this.#options.objective?.keyResults.find((result) => result.metric?.id === metric);
    const unit = this.#metrics.find(({ id }) => id === metric)?.unit ?? own?.metric?.unit;
    return unit === 'ratio' || unit === 'share' ? 100 : 1;
  };

  #read(objective: Objective): Draft {
    const { missing = [], warnings = [] } = objective.smart ?? {};
    this.#findings = new Map(
      [...missing, ...warnings].map(({ path, text }) => [path.replace(/\.unit$/, '.metric'), text]),
    );
    return draftOf(objective, this.#scaleOf, this.#options.locale);
  }

  async #save(): Promise<void> {
    const { connection, locale, speak, changed, host } = this.#options;
    const problems = problemsOf(this.#draft);
    this.#errors = speak(
      () => new Map(Array.from(problems, ([path, problem]) => [path, problemText(problem)])),
    );
    this.#told = this.#failure = '';
    if (problems.size === 0) {
      this.#isBusy = true;
      this.#update();
      try {
        const { signal } = this.#controller;
        const settings = settingsOf(this.#draft, this.#scaleOf);
        const saved = await connection.saveObjective(this.id, settings, { locale, signal });
        changed('saved', this.id);
        this.#draft = this.#read(saved);
        // What is complete closes; what could be better says so, and stays to be bettered.
        if (this.#findings.size === 0) return this.#options.close();
        this.#told = speak(() => problemText('saved-incomplete'));
      } catch (error) {
        if (this.#controller.signal.aborted) return;
        this.#fail(error);
      } finally {
        this.#isBusy = false;
      }
    }
    this.#update();
    await host.updateComplete;
    if (this.#errors.size > 0) this.focus();
  }

  async #remove(): Promise<void> {
    const { connection, changed, close } = this.#options;
    this.#isBusy = true;
    this.#update();
    try {
      await connection.removeObjective(this.id, { signal: this.#controller.signal });
      changed('removed', this.id);
      close();
    } catch (error) {
      this.#isBusy = this.#isAsking = false;
      this.#fail(error);
      this.#update();
    }
  }

  #fail(error: unknown): void {
    const { speak, locale } = this.#options;
    const { path, text } = speak(() => failureText(error, locale));
    const known =
      /^(title|owner|frequency|start|due|keyResults\.\d+\.(metric|baseline|target|title))$/;
    if (path && known.test(path)) this.#errors = new Map([[path, text]]);
    else this.#failure = text;
  }

  async #fetchMetrics(): Promise<void> {
    const { connection, locale, objective } = this.#options;
    try {
      const metrics = await connection.metrics({ locale, signal: this.#controller.signal });
      const isFigure = ({ shape, parameters }: MetricDescription): boolean =>
        shape !== 'ranking' && !parameters.some(({ required }) => required);
      this.#metrics = metrics
        .filter(isFigure)
        .sort((a, b) => a.label.localeCompare(b.label, locale));
      // Percentages are known as such only now.
      if (objective && !this.#isTouched) this.#draft = this.#read(objective);
    } catch {
      // The metric that is there can be kept; another cannot be chosen.
    }
    this.#update();
  }

  async #fetchPast(): Promise<void> {
    const { connection, locale } = this.#options;
    try {
      const { signal } = this.#controller;
      const { keyResults } = await connection.objective(this.id, { locale, signal });
      const results = this.#draft.results.map((result) => ({
        ...result,
        suggestion: keyResults.find(({ id }) => id === result.kept.id)?.suggestion,
      }));
      this.#draft = { ...this.#draft, results };
      this.#update();
    } catch {
      // Without its past there is no suggestion.
    }
  }

  /** Where a metric stands, to start from. */
  async #fetchNow(metric: string): Promise<void> {
    const { connection, locale } = this.#options;
    const { group } = this.#draft.kept;
    try {
      const question = { metric, ...(group ? { group } : {}), locale, period: 'P1M' };
      const { value } = await connection.ask(question, { signal: this.#controller.signal });
      this.#now = new Map(this.#now).set(metric, value);
      this.#update();
    } catch {
      // Whoever sets a baseline then has to know it.
    }
  }

  #set(draft: Draft): void {
    this.#draft = draft;
    this.#isTouched = true;
    this.#told = '';
    this.#update();
  }

  #isTouched = false;

  #update(): void {
    this.#options.host.requestUpdate();
  }
}
