import type { Answer } from '@ruche/client';
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import { adoptStyles } from '../base/adopt-styles.js';
import type { FigureState, Outcome } from '../base/outcome.js';
import { Repeater } from '../base/repeater.js';
import { showStates } from '../base/show-states.js';
import { figureTable } from '../export/figure-table.js';
import type { Formats } from '../format/formats.js';
import { restStyles } from '../styles/rest-styles.js';
import { summaryOf } from '../summary/summary-of.js';
import { message } from './message.js';
import { staleNote } from './stale-note.js';
import { tableView } from './table-view.js';
import { tools } from './tools.js';

type Panel = typeof import('./panel.js');

/** What a {@link Companion} wants to know of its element. */
export interface CompanionHost extends ReactiveElement {
  readonly state: FigureState;
  readonly isBusy: boolean;
  readonly answers: readonly Answer[];
  readonly outcomes: readonly Outcome[];
  readonly formats: Formats;
  readonly shownHeading: string;
  readonly hasViews: boolean;
  view?: string | undefined;
  refresh?: number | undefined;
  loading?: string | undefined;
  speak: <T>(say: () => T) => T;
  askAgain: () => void;
  retry: () => void;
}

/**
 * What an element needs right after its first paint and not for it: buttons, table, sentence, messages,
 * custom states, asking again every so many seconds. It is fetched then, once for all elements.
 */
export class Companion implements ReactiveController {
  readonly #host: CompanionHost;
  /** The element has come near the part of the page that is seen, or did once. */
  isNear = false;
  #panel: Panel | undefined;
  #watch: IntersectionObserver | undefined;

  constructor(host: CompanionHost) {
    this.#host = host;
    adoptStyles(host.renderRoot, restStyles);
    new Repeater(
      host,
      () => host.refresh,
      () => host.askAgain(),
    );
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    if (this.isNear || this.#host.loading !== 'lazy') return;
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.isNear = true;
        this.#watch?.disconnect();
        this.#host.requestUpdate();
      },
      { rootMargin: '600px' },
    );
    this.#watch.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  hostUpdated(): void {
    const { state, isBusy, outcomes, answers } = this.#host;
    showStates(this.#host, state, {
      busy: isBusy,
      stale: outcomes.some(({ since }) => since),
      partial: answers.some(({ series }) => series?.some(({ partial }) => partial)),
    });
  }

  /** The buttons beside the heading. */
  get tools(): TemplateResult | undefined {
    const host = this.#host;
    if (host.answers.length === 0) return undefined;
    const isTable = host.view === 'table';
    return tools({
      heading: host.shownHeading,
      isTable: host.hasViews && host.state === 'ready' ? isTable : undefined,
      toggleView: () => (host.view = isTable ? 'chart' : 'table'),
      openPanel: () => void this.#openPanel(),
    });
  }

  /** What stands below the figure: how old it is, and its panel. */
  get below(): unknown[] {
    const host = this.#host;
    const { outcomes, answers, formats, shownHeading: heading } = host;
    const since = outcomes.find((outcome) => outcome.since)?.since;
    const close = (): void => {
      this.#panel = undefined;
      host.requestUpdate();
    };
    const speak = <T>(say: () => T): T => host.speak(say);
    return [
      since && staleNote(since, formats),
      answers.length > 0
        ? this.#panel?.renderPanel({ host, answers, formats, heading, speak, close })
        : undefined,
    ];
  }

  /** Why there is no figure, in its place. */
  get message(): TemplateResult {
    const { state, outcomes } = this.#host;
    const { answer, problem } = outcomes[0] ?? {};
    return message({ state, answer, code: problem?.code, retry: () => this.#host.retry() });
  }

  /** The answers as a table. */
  table(answers: readonly Answer[]): TemplateResult {
    return tableView(figureTable(answers, this.#host.formats), this.#host.shownHeading);
  }

  /** The sentence that says what the figure shows. */
  summary(answer: Answer): string {
    return summaryOf(answer, this.#host.formats);
  }

  async #openPanel(): Promise<void> {
    const host = this.#host;
    try {
      const panel = (this.#panel = await import('./panel.js'));
      host.requestUpdate();
      await host.updateComplete;
      panel.showPanel(host.renderRoot as ShadowRoot);
    } catch {
      // The panel could not be fetched: the figure stands without it.
    }
  }
}
