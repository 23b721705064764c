import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import type { Answer, Question, Row } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { rowLimit } from '../base/row-limit.js';
import { safeLink } from '../format/safe-link.js';
import { rowStyles } from '../styles/row-styles.js';
import { partText } from '../summary/part-label.js';
import { nameOf } from '../summary/name-of.js';
import { msg } from '../words/msg.js';
import { face } from './face.js';
import { faceStyles } from './face.styles.js';
import { leaderboardStyles } from './leaderboard.styles.js';
import { gapsIn, shownRows } from './shown-rows.js';

/**
 * Members in rank order, with what makes their score. Ties share a rank. A member's own row is marked
 * by `me`; where the answer skips ranks to show it with its neighbours, the gap is shown.
 *
 * @example
 * <ruche-leaderboard metric="top_authors" group="design" limit="5" me="u12"></ruche-leaderboard>
 *
 * @summary Members in rank order.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a member.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the ranking.
 * @csspart row - A row.
 * @csspart avatar - A member's picture.
 * @csspart value - The count of a row.
 * @cssproperty --leaderboard-row - Height of a row.
 */
export class RucheLeaderboardElement extends AnswerElement {
  static override styles = [AnswerElement.styles, rowStyles, faceStyles, leaderboardStyles];

  @state() private further = 0;

  /** Id of the metric shown @defaultValue top_authors */
  @property() metric?: string;
  /** Id of the member who reads; their row is marked */
  @property() me?: string;
  /** The reader may have more rows shown, ten at a time */
  @property({ type: Boolean }) expandable = false;
  /** Names can be chosen: `ruche-select` tells which */
  @property({ type: Boolean }) selectable = false;

  override get questions(): Question[] {
    // Where the reader stands is found among as many as a collector gives.
    const limit = this.me ? 100 : this.#asked;
    return [{ ...this.question(this.metric || 'top_authors'), limit }];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ rows }: Answer): boolean {
    return !rows?.length;
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    const height = this.#height;
    if (this.isTable) {
      return html`<div .style=${height}>${this.renderTable([answer])}</div>`;
    }
    const rows = shownRows(answer.rows ?? [], { limit: this.#asked, me: this.me });
    const gaps = gapsIn(rows);
    const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
    return html`<ol class="rows" role="list" .style=${height}>
        ${rows.map((row, i) => html`${gaps[i] ? gap : nothing}${this.#row(row, most)}`)}
      </ol>
      ${this.#more(answer.rows ?? [])}
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="rows" .style=${this.#height}>
      ${Array.from(
        { length: this.#limit },
        () =>
          html`<div class="row">
            <span class="bone face"></span>
            <span class="main">
              <span class="bone name"></span><span class="bone detail"></span>
            </span>
          </div>`,
      )}
    </div>`;
  }

  #row(row: Row, most: number): TemplateResult {
    const { formats } = this;
    const name = nameOf(row.name);
    const isMine = this.me !== undefined && this.me === row.id;
    const detail = Object.entries(row.parts ?? {}).filter(([, value]) => value !== null);
    const share = Math.max(0, Math.min(1, (row.value ?? 0) / most)) * 100;
    return html`<li class="row ${isMine ? 'mine' : ''}" part="row">
      <span class="rank number">${formats.number(row.rank)}</span>
      ${face(name, row.avatar)}
      <span class="main">
        <span class="name" title=${name}><bdi>${this.#name(row, name)}</bdi></span>
        ${isMine ? html`<span class="sr">(${msg('you', { id: 'you' })})</span>` : nothing}
        ${
          detail.length > 1
            ? html`<span class="detail"
                >${detail
                  .map(([key, value]) => partText(key, value ?? 0, formats))
                  .join(' · ')}</span
              >`
            : nothing
        }
        <span class="meter" aria-hidden="true"
          ><span .style=${`inline-size: ${share.toFixed(1)}%`}></span
        ></span>
      </span>
      <span class="count number" part="value">${formats.value(row.value, 'count')}</span>
    </li>`;
  }

  #more(rows: readonly Row[]): TemplateResult | typeof nothing {
    const { me } = this;
    const isMore = rows.length > this.#asked || (!me && rows.length === this.#asked);
    // Only where the page left the length to the reader.
    if (!this.expandable || !isMore || this.#asked >= 100) return nothing;
    return html`<button
      type="button"
      class="button"
      part="button"
      @click=${() => (this.further += 10)}
    >
      ${msg('Show more', { id: 'show-more' })}
    </button>`;
  }

  #name(row: Row, name: string): TemplateResult | string {
    const link = safeLink(row.url);
    const choose = (): void => this.select('row', row.id, row);
    if (link) return html`<a href=${link} @click=${choose}>${name}</a>`;
    if (!this.selectable) return name;
    return html`<button type="button" class="link" @click=${choose}>${name}</button>`;
  }

  get #asked(): number {
    return Math.min(100, this.#limit + this.further);
  }

  get #limit(): number {
    return rowLimit(this.limit);
  }

  get #height(): string {
    return `--_rows: calc(var(--_row) * ${this.#limit})`;
  }
}

const gap = html`<li class="gap" aria-hidden="true">⋯</li>`;
