import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

// The page, from top to bottom. A figure and its trend ask the same question, which travels once.
const figures = ['active_rate', 'members', 'posts', 'likes', 'comments', 'time_spent'];
const trends = ['active_rate', 'posts', 'likes', 'comments'];
const rankings = ['top_authors', 'top_contributors'];
const modules = ['messages', 'files', 'events', 'projects', 'tasks'];

/** The figures of the page; those that `has` refuses are left out. */
export function sections(has: (...metrics: string[]) => boolean): TemplateResult {
  const each = (metrics: string[], one: (metric: string) => TemplateResult): TemplateResult[] =>
    metrics.filter((metric) => has(metric)).map(one);
  return html`<div class="figures" part="figures">
      ${each(figures, (id) => html`<ruche-stat class="figure" metric=${id}></ruche-stat>`)}
    </div>
    <div class="pairs">
      ${each(trends, (id) => html`<ruche-trend class="figure" metric=${id}></ruche-trend>`)}
    </div>
    ${has('top_posts') ? html`<ruche-top-posts class="figure ranking"></ruche-top-posts>` : nothing}
    <div class="pairs">
      ${each(
        rankings,
        (id) => html`<ruche-leaderboard class="figure ranking" metric=${id}></ruche-leaderboard>`,
      )}
    </div>
    <div class="pairs">
      ${has('devices') ? html`<ruche-devices class="figure"></ruche-devices>` : nothing}
      ${
        has(...modules)
          ? html`<ruche-usage class="figure" metrics=${modules.join(' ')}></ruche-usage>`
          : nothing
      }
    </div>`;
}
