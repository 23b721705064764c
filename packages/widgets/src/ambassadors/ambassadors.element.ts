import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Question, Row } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { rowLimit } from '../base/row-limit.js';
import { safeLink } from '../format/safe-link.js';
import { face } from '../leaderboard/face.js';
import { faceStyles } from '../leaderboard/face.styles.js';
import { rowStyles } from '../styles/row-styles.js';
import { nameOf } from '../summary/name-of.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { ambassadorsStyles } from './ambassadors.styles.js';

/** What makes the score; each is the share of members who have less, in percent. */
const reasons = ['posts', 'interactions', 'people_reached', 'active_weeks'];

/**
 * Members who could carry the community, and why: what they write, how they answer others, how many
 * people they reach, how steadily they are there. Each part says how many of 100 members have less.
 *
 * @example
 * <ruche-ambassadors group="design" period="P6M" limit="5"></ruche-ambassadors>
 *
 * @summary Who could carry the community, and why.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a member.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the ranking.
 * @csspart row - A member.
 * @csspart reason - A part of the score.
 * @csspart avatar - A member's picture.
 * @csspart value - The score of a member.
 * @cssproperty --ambassadors-row - Height of a row.
 */
export class RucheAmbassadorsElement extends AnswerElement {
  static override styles = [AnswerElement.styles, rowStyles, faceStyles, ambassadorsStyles];

  /** Id of the metric shown @defaultValue ambassadors */
  @property() metric?: string;

  override get questions(): Question[] {
    return [this.question(this.metric || 'ambassadors', { limit: this.#limit })];
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
    if (this.isTable) return html`<div .style=${height}>${this.renderTable([answer])}</div>`;
    return html`<ol class="rows" role="list" .style=${height}>
        ${answer.rows?.slice(0, this.#limit).map((row) => this.#row(row))}
      </ol>
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

  #row(row: Row): TemplateResult {
    const { formats } = this;
    const name = nameOf(row.name);
    const link = safeLink(row.url);
    const choose = (): void => this.select('row', row.id, row);
    return html`<li class="row" part="row">
      <span class="rank number">${formats.number(row.rank)}</span>
      ${face(name, row.avatar)}
      <span class="main">
        <span class="who">
          <span class="name" title=${name}
            ><bdi>${link ? html`<a href=${link} @click=${choose}>${name}</a>` : name}</bdi></span
          >
          <span class="count number" part="value">${formats.value(row.value, 'count')}</span>
        </span>
        <span class="reasons" role="list">${reasons.map((key) => this.#reason(row, key))}</span>
      </span>
    </li>`;
  }

  #reason({ parts }: Row, key: string): TemplateResult {
    const { formats } = this;
    const size = parts?.[key] ?? null;
    const share = Math.max(0, Math.min(100, size ?? 0));
    const raw = parts?.[`${key}_count`];
    const count = typeof raw === 'number' ? formats.number(raw) : '';
    const less = formats.value(size, 'count');
    // One text, as a server writes it: browsers set the letters of two apart by a hair.
    const label = count ? ` ${partLabel(key)}` : partLabel(key);
    return html`<span class="reason" part="reason" role="listitem">
      <span class="why" title=${`${count}${label}`}
        >${count ? html`<b class="number">${count}</b>` : nothing}${label}</span
      >
      <span class="meter" aria-hidden="true"
        ><span .style=${`inline-size: ${share.toFixed(1)}%`}></span
      ></span>
      <span class="sr">${msg(str`more than ${less} of 100 members`, { id: 'of-100' })}</span>
    </span>`;
  }

  get #limit(): number {
    return rowLimit(this.limit, 5);
  }

  get #height(): string {
    return `--_rows: calc(var(--_row) * ${this.#limit})`;
  }
}
