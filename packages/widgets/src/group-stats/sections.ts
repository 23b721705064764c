import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { GroupChoice } from './group-stats.element.js';

// The page, from top to bottom. A figure and its trend ask the same question, which travels once.
const figures = ['active_rate', 'members', 'posts', 'likes', 'comments', 'time_spent'];
const trends = ['active_rate', 'posts', 'likes', 'comments'];
const rankings = ['top_authors', 'top_contributors'];
const modules = ['messages', 'files', 'events', 'projects', 'tasks'];

/** The names of the page's sections, in their order. */
export const sectionNames = [
  'figures',
  'trends',
  'posts',
  'people',
  'use',
  'members',
  'habits',
  'network',
  'compare',
  'objectives',
] as const;

/** See {@link sectionNames}. */
export type SectionName = (typeof sectionNames)[number];

/** What the sections of the page are made from. */
export interface SectionsOptions {
  /** The sections wanted. */
  wanted: ReadonlySet<string>;
  /** Whether the page has answers to any of these metrics; all of them where it asks for itself. */
  has: (...metrics: string[]) => boolean;
  groups: readonly GroupChoice[];
  group: string | undefined;
  period: string;
  /** Objectives and groups beside each other are asked for: the page was handed no answers. */
  isAsking: boolean;
  editable: boolean;
  level: number;
  locale: string;
}

/** The sections of the page; those below ask when they come near, and keep their place until then. */
export function sections(options: SectionsOptions): (TemplateResult | typeof nothing)[] {
  const { wanted } = options;
  return sectionNames
    .filter((name) => wanted.size === 0 || wanted.has(name))
    .map((name) => renderers[name](options));
}

/** The sections that an attribute names; none where it names none that there is. */
export function sectionsIn(text: string | undefined): ReadonlySet<string> {
  const known = new Set<string>(sectionNames);
  return new Set((text ?? '').split(/[\s,]+/).filter((name) => known.has(name)));
}

type Render = (options: SectionsOptions) => TemplateResult | typeof nothing;

const renderers: Record<SectionName, Render> = {
  figures: ({ has }) =>
    html`<div class="figures" part="figures">
      ${figures
        .filter((id) => has(id))
        .map((id) => html`<ruche-stat class="figure" metric=${id}></ruche-stat>`)}
    </div>`,
  trends: ({ has, isAsking }) =>
    html`<div class="pairs">
      ${trends
        .filter((id) => has(id))
        .map(
          (id) =>
            html`<ruche-trend class="figure" metric=${id} ?annotated=${isAsking}></ruche-trend>`,
        )}
    </div>`,
  posts: ({ has }) =>
    has('top_posts')
      ? html`<ruche-top-posts class="figure ranking" loading="lazy"></ruche-top-posts>`
      : nothing,
  people: ({ has }) =>
    html`<div class="pairs">
      ${rankings
        .filter((id) => has(id))
        .map(
          (id) =>
            html`<ruche-leaderboard
              class="figure ranking"
              loading="lazy"
              metric=${id}
            ></ruche-leaderboard>`,
        )}
    </div>`,
  use: ({ has }) =>
    html`<div class="pairs">
      ${has('devices') ? html`<ruche-devices class="figure" loading="lazy"></ruche-devices>` : nothing}
      ${
        has(...modules)
          ? html`<ruche-usage
              class="figure"
              loading="lazy"
              metrics=${modules.join(' ')}
            ></ruche-usage>`
          : nothing
      }
    </div>`,
  members: ({ has, period }) =>
    html`<div class="pairs">
      ${
        has('member_status')
          ? html`<ruche-member-status class="figure" loading="lazy"></ruche-member-status>`
          : nothing
      }
      ${
        has('lifecycle')
          ? html`<ruche-lifecycle
              class="figure"
              loading="lazy"
              interval=${intervalOf(period)}
            ></ruche-lifecycle>`
          : nothing
      }
    </div>`,
  habits: ({ has, period }) =>
    html`<div class="pairs">
      ${
        has('retention')
          ? html`<ruche-retention
              class="figure"
              loading="lazy"
              interval=${intervalOf(period)}
            ></ruche-retention>`
          : nothing
      }
      ${has('rhythm') ? html`<ruche-rhythm class="figure" loading="lazy"></ruche-rhythm>` : nothing}
    </div>`,
  network: ({ has }) =>
    has('network') ? html`<ruche-network class="figure" loading="lazy"></ruche-network>` : nothing,
  compare: ({ isAsking, groups }) =>
    isAsking && groups.length > 1
      ? html`<ruche-compare
          class="figure whole-site"
          loading="lazy"
          groups=${groups
            .slice(0, 50)
            .map(({ id }) => id)
            .join(' ')}
        ></ruche-compare>`
      : nothing,
  objectives: ({ isAsking, group, editable, level, locale }) =>
    isAsking
      ? html`<ruche-objectives
          .group=${group}
          .headingLevel=${level}
          .locale=${locale}
          .editable=${editable}
        ></ruche-objectives>`
      : nothing,
};

/** Buckets that people come and go by: weeks while there are few, then months. */
function intervalOf(period: string): string {
  return /^P([1-3]M|\d+[DW])$/.test(period) ? 'week' : 'month';
}
