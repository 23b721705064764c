import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from '../base/property.js';
import type { Answer, Question, Row } from '@ruche/client';
import { AnswerElement } from '../base/answer-element.js';
import { rowLimit } from '../base/row-limit.js';
import { dayOf } from '../format/dates.js';
import { safeLink } from '../format/safe-link.js';
import { commentIcon, likeIcon, viewIcon } from '../frame/icons.js';
import { rowStyles } from '../styles/row-styles.js';
import { partLabel, partText } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { topPostsStyles } from './top-posts.styles.js';

const icons: Record<string, TemplateResult> = {
  likes: likeIcon,
  comments: commentIcon,
  views: viewIcon,
};

/**
 * Posts in rank order with their links, authors, dates and counts. `by` orders them by `likes` (the
 * default), `comments` or `views`.
 *
 * @example
 * <ruche-top-posts group="design" by="comments" limit="5"></ruche-top-posts>
 *
 * @summary Posts in rank order.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader followed a post.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the ranking.
 * @csspart row - A row.
 * @csspart counts - The counts of a post.
 * @cssproperty --top-posts-row - Height of a row.
 */
export class RucheTopPostsElement extends AnswerElement {
  static override styles = [AnswerElement.styles, rowStyles, topPostsStyles];

  /** Id of the metric shown @defaultValue top_posts */
  @property() metric?: string;

  override get questions(): Question[] {
    return [this.question(this.metric || 'top_posts', { limit: this.#limit })];
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
            <span class="rank"></span>
            <span class="main">
              <span class="bone name"></span><span class="bone detail"></span>
            </span>
          </div>`,
      )}
    </div>`;
  }

  #row(row: Row): TemplateResult {
    const { formats } = this;
    const title = row.name ?? msg('Untitled', { id: 'untitled' });
    const link = safeLink(row.url);
    const choose = (): void => this.select('row', row.id, row);
    const day = typeof row.published === 'string' ? dayOf(row.published) : undefined;
    const date =
      day && !Number.isNaN(+day)
        ? formats.date(day, { day: 'numeric', month: 'short', year: 'numeric' })
        : undefined;
    const author = typeof row.author?.name === 'string' ? row.author.name : '';
    const about = [author, date].filter(Boolean).join(' · ');
    return html`<li class="row" part="row">
      <span class="rank number">${formats.number(row.rank)}</span>
      <span class="main">
        <span class="name" title=${title}
          ><bdi>${link ? html`<a href=${link} @click=${choose}>${title}</a>` : title}</bdi></span
        >
        <span class="about">
          <span class="detail">${about}</span>
          <span class="counts number" part="counts">${this.#counts(row)}</span>
        </span>
      </span>
    </li>`;
  }

  #counts(row: Row): TemplateResult[] {
    const by = this.by && icons[this.by] ? this.by : 'likes';
    const parts = Object.entries(row.parts ?? { [by]: row.value });
    return parts
      .filter(([key, value]) => icons[key] && value !== null)
      .map(
        ([key, value]) =>
          html`<span class=${key === by ? 'by' : ''} title=${partLabel(key)}>
            ${icons[key]}<span aria-hidden="true">${this.formats.number(value ?? 0)}</span>
            <span class="sr">${partText(key, value ?? 0, this.formats)}</span>
          </span>`,
      );
  }

  get #limit(): number {
    return rowLimit(this.limit);
  }

  get #height(): string {
    return `--_rows: calc(var(--_row) * ${this.#limit})`;
  }
}
