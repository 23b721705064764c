import { catalogue, readInstant } from '@ruche/metrics';
import type { Locale } from '@ruche/metrics';
import type { Answer, Digest, DigestQuery, Row } from '@ruche/schema';
import { forbidden } from '../guard/may-ask.js';
import { codeOf } from '../query/asker.js';
import type { Ask } from '../query/asker.js';
import { createLanguage } from './language.js';
import { renderDigest } from './render-digest.js';
import { sayFigure, sayMembers } from './say-figure.js';
import { words } from './words.js';

/** What each section speaks of, in order. What a catalogue does not have is left out. */
const sections = {
  people: ['members', 'active_members', 'active_rate'],
  content: ['posts', 'comments', 'likes', 'shares'],
  applications: ['messages', 'files', 'events', 'projects', 'tasks'],
} as const;
const rankings = { authors: 'top_authors', posts: 'top_posts' } as const;

/** What {@link composeDigest} takes. */
export interface ComposeDigestOptions {
  query: Partial<Omit<DigestQuery, 'format' | 'locale'>>;
  locale: Locale;
  /** What people call the group, or the site. */
  name: string;
  ask: Ask;
}

/**
 * The key figures of a period in sentences. A figure that the reader may not see is not spoken of.
 *
 * @throws ProblemError `forbidden` when none may be seen, and those of a window.
 */
export async function composeDigest(options: ComposeDigestOptions): Promise<Digest> {
  const { query, locale, name, ask } = options;
  const { period, from, to, group, timezone } = query;
  const question = {
    ...(from === undefined ? { period: period ?? 'last-month' } : { from, to }),
    ...(group === undefined ? {} : { group }),
    ...(timezone === undefined ? {} : { timezone }),
    locale,
  };
  const asked = await Promise.all(
    [...Object.values(sections).flat(), ...Object.values(rankings)]
      .filter((id) => catalogue.some((metric) => metric.id === id))
      .map(async (metric) => {
        const limit = metric === rankings.authors || metric === rankings.posts ? { limit: 3 } : {};
        return answered(ask({ ...question, ...limit, metric }));
      }),
  );
  const answers = asked.filter((answer): answer is Answer => answer !== undefined);
  const [first] = answers;
  if (!first) throw forbidden();

  const language = createLanguage(locale);
  const { headings, authors, like, community, nothing } = words[locale];
  const find = (id: string): Answer | undefined => answers.find(({ metric }) => metric.id === id);
  const said = (ids: readonly string[], keep: (answer: Answer) => boolean): string[] =>
    ids.flatMap((id) => {
      const answer = find(id);
      if (!answer || !keep(answer)) return [];
      const sentence =
        id === 'members' ? sayMembers(answer, language) : sayFigure(answer, language);
      return sentence === undefined ? [] : [sentence];
    });
  const writers = (find(rankings.authors)?.rows ?? []).map(nameOf);
  const byWhom = writers.length > 0 ? [`${authors(language.list(writers), writers.length)}.`] : [];
  const best = (find(rankings.posts)?.rows ?? []).map((row) => ({
    text: `${nameOf(row)} (${language.count(row.value ?? 0, like)})`,
    url: row.url ?? null,
  }));
  const all: Digest['sections'] = [
    { heading: headings.people, sentences: said(sections.people, () => true) },
    { heading: headings.content, sentences: [...said(sections.content, () => true), ...byWhom] },
    { heading: headings.best, sentences: [], items: best },
    { heading: headings.applications, sentences: said(sections.applications, isUsed) },
  ].filter(({ sentences, items = [] }) => sentences.length + items.length > 0);
  const { window } = first;
  const bound = (text: string): number =>
    readInstant(text, window.timezone, 'period').epochMilliseconds;
  const range = language.range(
    new Date(bound(window.from)),
    new Date(bound(window.to) - 1),
    window.timezone,
  );
  const digest = {
    title: `${name || community}, ${range}`,
    locale,
    group: group ?? null,
    window: { from: window.from, to: window.to, timezone: window.timezone },
    sections: all.length > 0 ? all : [{ heading: headings.people, sentences: [nothing] }],
  };
  return { ...digest, ...renderDigest(digest) };
}

/** An application is spoken of where the group has it and has used it now or before. */
function isUsed({ value, previous }: Answer): boolean {
  return (value ?? 0) > 0 || (previous?.value ?? 0) > 0;
}

function nameOf({ name, id }: Row): string {
  return name ?? id;
}

async function answered(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (codeOf(error) === 'forbidden') return undefined;
    throw error;
  }
}
