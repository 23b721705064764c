import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import type { Answer } from '@ruche/client';
import type { AnswerElement } from '../base/answer-element.js';
import type { ReadyDetail, SelectDetail } from '../base/events.js';
import { outcomesOf } from '../base/outcome.js';
import { RucheElement } from '../base/ruche-element.js';
import { figureStyles } from '../styles/figure-styles.js';
import { restStyles } from '../styles/rest-styles.js';
import { tokens } from '../styles/tokens.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { readDeepLink, writeDeepLink } from './deep-link.js';
import { GroupList } from './group-list.js';
import { groupStatsStyles } from './group-stats.styles.js';
import { pageFoot } from './page-foot.js';
import { filtersOf, pickers } from './pickers.js';
import type { Filters } from './pickers.js';
import { printPage } from './print-page.js';
import { rangeText } from './range-text.js';
import { sections, sectionsIn } from './sections.js';

/** A group that the picker offers. */
export interface GroupChoice {
  id: string;
  name?: string | null;
}

/**
 * The whole page behind a "Statistics" button: pickers for group, period and comparison that all obey,
 * key figures, trends, top posts, authors and contributors, devices, use of the modules, members and
 * their coming and going, rhythm, network, groups beside each other, objectives, exports. What lies below
 * asks when it comes near.
 *
 * @example
 * <ruche-group-stats group="design" period="P6M"></ruche-group-stats>
 *
 * @summary The statistics page of a group.
 * @event ruche-ready - All figures have come, or failed.
 * @event ruche-error - A figure could not be loaded.
 * @event ruche-select - The reader chose what the page shows, or something in a figure.
 * @slot - Further elements, below the others.
 * @csspart base - The box that holds the page.
 * @csspart title - The title.
 * @csspart pickers - The pickers.
 * @csspart figures - The key figures.
 * @cssproperty --ruche-gap - Space between the cards.
 */
export class RucheGroupStatsElement extends RucheElement {
  static override styles = [tokens, figureStyles, restStyles, groupStatsStyles];

  /** An answer of the page: it knows its window and that compared with. */
  @state() private sample: Answer | undefined;

  /** Id of the group; the whole site without one */
  @property() group?: string;
  /** The period at the start @defaultValue P1M */
  @property() period?: string;
  /** `previous`, `year`, `none` @defaultValue previous */
  @property() compare?: string;
  /** IANA zone @defaultValue the group's, else the site's */
  @property() timezone?: string;
  /** Title of the page @defaultValue the group's name */
  @property() heading?: string;
  /** Level of the title; the figures are one below @defaultValue 2 */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;
  /** Rows of the rankings @defaultValue 5 */
  @property({ type: Number }) limit?: number;
  /** `include` takes in today as far as it has come */
  @property() today?: string;
  /** Asks again every so many seconds */
  @property({ type: Number }) refresh?: number;
  /** Id of the member who reads; their row in the rankings is marked */
  @property() me?: string;
  /** Sections shown, with spaces between: `figures trends posts people use members habits network compare objectives` @defaultValue all */
  @property() sections?: string;
  /** The reader may make and change objectives; the collector lets managers only */
  @property({ type: Boolean }) editable = false;
  /** Keeps group, period and comparison in the page's address, under names that begin with this text */
  @property({ attribute: 'deep-link' }) deepLink?: string;
  /** The groups that the picker offers @defaultValue those that the token may see */
  @property({ attribute: false }) groups?: readonly GroupChoice[];
  /** All answers to show, in any order; nothing is asked then */
  @property({ type: Object }) answer?: unknown;

  readonly #list = new GroupList(this, () => !this.groups && !this.#isGiven);
  #given: ReadonlyMap<string, Answer> = new Map();
  #isTelling = false;

  /** The answers on the page, each once. */
  get answers(): Answer[] {
    const answers = this.#figures.flatMap((figure) => figure.answers);
    return Array.from(new Map(answers.map((answer) => [answer.metric.id, answer])).values());
  }

  protected override get inheritedLocale(): string | undefined {
    return this.#list.connection?.locale;
  }

  protected override prepare(): Promise<unknown> {
    return import('../frame/rest.js');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onPopState);
    this.#onPopState();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onPopState);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('answer')) return;
    const outcomes = this.#isGiven ? outcomesOf(this.answer) : [];
    const answers = outcomes.flatMap(({ answer }) => answer ?? []);
    this.#given = new Map(answers.map((answer) => [answer.metric.id, answer]));
    this.sample = answers[0] ?? this.sample;
  }

  protected override render(): TemplateResult {
    const { formats, groups = this.#list.groups } = this;
    const filters = filtersOf(this);
    const level = Math.min(6, Math.max(1, Math.round(this.headingLevel ?? 2) || 2));
    const has = (...ids: string[]): boolean =>
      !this.#isGiven || ids.some((id) => this.#given.has(id));
    return html`<div class="base" part="base">
      <div class="page" @ruche-ready=${this.#onReady}>
        <div class="top">
          <div class="title" part="title">
            <div class="heading" role="heading" aria-level=${level}>${this.#title(groups)}</div>
            <p class="range" role="status">${rangeText(this.sample, formats)}</p>
          </div>
          ${pickers({ filters, groups, isWaiting: this.#list.isWaiting, formats, choose: (chosen) => this.#choose(chosen) })}
        </div>
        ${sections({
          ...{ wanted: sectionsIn(this.sections), has, groups, isAsking: !this.#isGiven },
          ...{ group: filters.group, period: filters.period, editable: this.editable },
          ...{ level: Math.min(6, level + 1), locale: this.resolvedLocale },
        })}
        <slot></slot>
        ${pageFoot({
          root: this.renderRoot,
          print: () => void printPage(this.#figures),
          answers: () => this.answers,
          formats,
          heading: this.#title(groups),
          speak: (say) => this.speak(say),
        })}
      </div>
    </div>`;
  }

  protected override updated(): void {
    for (const figure of this.#figures) this.feed(figure);
  }

  /**
   * Hands a figure of the page what all of them obey, and its answer where there is one.
   *
   * @internal
   */
  feed(figure: AnswerElement): void {
    const { timezone, today, refresh, me } = this;
    const level = Math.min(6, (Math.round(this.headingLevel ?? 2) || 2) + 1);
    const shared = {
      ...filtersOf(this),
      timezone,
      today,
      refresh,
      headingLevel: level,
      locale: this.resolvedLocale,
    };
    const classes = figure.getAttribute('class') ?? '';
    const isRanking = classes.includes('ranking');
    const whole = classes.includes('whole-site') ? { group: undefined } : {};
    Object.assign(figure, shared, whole, isRanking ? { limit: this.limit ?? 5, me } : {});
    if (this.#isGiven) figure.answer = this.#answerFor(figure);
  }

  #answerFor(figure: AnswerElement): unknown {
    const given = figure.questions.flatMap(({ metric }) => this.#given.get(metric) ?? []);
    return given.length > 1 ? given : given[0];
  }

  #title(groups: readonly GroupChoice[]): string {
    const { group } = this;
    if (this.heading) return this.heading;
    if (!group) return msg('Statistics', { id: 'title' });
    const name = groups.find(({ id }) => id === group)?.name || group;
    return msg(str`Statistics of ${name}`, { id: 'title-of' });
  }

  #choose(chosen: Partial<Filters>): void {
    Object.assign(this, chosen);
    const value = filtersOf(this);
    if (this.deepLink) {
      history.replaceState(history.state, '', writeDeepLink(location.href, this.deepLink, value));
    }
    const { group } = value;
    const detail = { kind: 'filters', metric: undefined, group, key: undefined, value } as const;
    this.emit<SelectDetail>('ruche-select', detail);
  }

  readonly #onPopState = (): void => {
    if (this.deepLink) Object.assign(this, readDeepLink(location.href, this.deepLink));
  };

  readonly #onReady = (event: CustomEvent<ReadyDetail>): void => {
    // The page tells of itself, once, when all its figures are there.
    event.stopPropagation();
    const figures = this.#figures;
    if (this.#isTelling || figures.some(({ state: at }) => at === 'loading')) return;
    this.#isTelling = true;
    // The answers of one request come within one task.
    setTimeout(() => this.#tell());
  };

  #tell(): void {
    this.#isTelling = false;
    const { answers } = this;
    this.sample = answers[0] ?? this.sample;
    this.emit<ReadyDetail>('ruche-ready', { answers });
  }

  get #figures(): AnswerElement[] {
    return Array.from(this.renderRoot.querySelectorAll<AnswerElement>('.figure'));
  }

  get #isGiven(): boolean {
    return this.answer !== undefined && this.answer !== null;
  }
}
