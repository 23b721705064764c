import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { readAnsweredPosts, type AnsweredPost } from '../sql/read-answered-posts.js';
import { waitQuantile, type Wait } from '../statistics/response-times.js';

const hour = 3_600_000;
const day = 24 * hour;

/** A post, from when it was written. */
interface PostWait extends Wait {
  readonly age: number;
}

/** How long it takes until somebody answers. */
export const firstResponse: Metric = {
  id: 'first_response',
  version: 1,
  label: { en: 'Time to first response', fr: 'Délai de première réponse' },
  question: {
    en: 'How long does a post wait for its first answer?',
    fr: 'Combien de temps une publication attend-elle sa première réponse ?',
  },
  definition: {
    en: 'Hours from a post of the window to the first comment by another person: the time after which half of the posts were answered (and nine tenths, p90). Answers count until now, also after the window; a post that waits still is kept as one that waits longer (Kaplan–Meier), so a group that never answers looks no faster. Beside it the shares of the posts old enough that were unanswered after 24 hours and after 7 days. Deleted posts and comments, and those of bots, system, test and suspended accounts are left out.',
    fr: 'Heures entre une publication de la période et le premier commentaire d’une autre personne : le temps au bout duquel la moitié des publications ont une réponse (et neuf sur dix, p90). Les réponses comptent jusqu’à maintenant, même après la période ; une publication sans réponse est gardée comme attendant plus longtemps encore (Kaplan–Meier) : un groupe qui ne répond jamais n’en paraît pas plus rapide. À côté, la part des publications assez anciennes restées sans réponse après 24 heures et après 7 jours. Les publications et commentaires supprimés, et ceux des robots et des comptes système, de test ou suspendus, sont écartés.',
  },
  formula: {
    en: 'the smallest time at which the share of answered posts (Kaplan–Meier) reaches one half, and nine tenths',
    fr: 'le plus petit temps auquel la part des publications commentées (Kaplan–Meier) atteint la moitié, et neuf dixièmes',
  },
  edgeCases: [
    {
      en: 'Most posts unanswered: no median (mostly_unanswered), not the median of the few that were.',
      fr: 'Si la plupart restent sans réponse : pas de médiane (mostly_unanswered), et non celle des rares répondues.',
    },
    {
      en: 'An answer by the author is none; an answer before the post (by a wrong clock) took no time.',
      fr: 'Une réponse de l’auteur n’en est pas une ; une réponse avant la publication (horloge fausse) n’a pris aucun temps.',
    },
  ],
  unit: 'hours',
  higherIsBetter: false,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: {},
  sources: ['Post Created', 'Post Deleted', 'Comment Created', 'Comment Deleted'],
  measure: async (context) => {
    const posts = await readAnsweredPosts(context);
    const waits = toWaits(context, posts(1));
    const before = toWaits(context, posts(0));
    const figure = medianOf(waits);
    return {
      ...figure,
      ...(context.previous && { previous: medianOf(before) }),
      beside: {
        p90: inHours(waitQuantile(waits, 0.9)),
        unanswered_24h: unansweredAfter(waits, day),
        unanswered_7d: unansweredAfter(waits, 7 * day),
        posts: waits.length,
        answered: waits.filter(({ ended }) => ended).length,
      },
      ...(waits.length > 0 && figure.value === null && { reason: 'mostly_unanswered' }),
    };
  },
};

function toWaits({ now }: MetricContext, posts: readonly AnsweredPost[]): PostWait[] {
  return posts
    .filter(({ posted }) => posted <= now.epochMilliseconds)
    .map(({ posted, answered }) => ({
      length: (answered ?? now.epochMilliseconds) - posted,
      ended: answered !== null,
      age: now.epochMilliseconds - posted,
    }));
}

function medianOf(waits: readonly Wait[]): Figure {
  return { value: inHours(waitQuantile(waits, 0.5)) };
}

/** Of the posts that have had so much time, the share that nobody had answered by then. */
function unansweredAfter(waits: readonly PostWait[], time: number): number | null {
  const old = waits.filter(({ age }) => age >= time);
  const unanswered = old.filter(({ length, ended }) => !ended || length > time);
  return old.length === 0 ? null : unanswered.length / old.length;
}

function inHours(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / hour;
}
