import type { Row } from '@ruche/schema';
import { listBest } from '../answers/list-best.js';
import { rankRows, type Places } from '../answers/rank-rows.js';
import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { peopleOf } from '../sql/people-of.js';
import { postsOf, type Post } from '../sql/posts-of.js';
import { ofWindowAndLikes } from '../sql/reads-later.js';
import { receivedByPosts, receivedKinds, receivedParameters } from '../sql/received-by-posts.js';

interface RankedPost {
  readonly id: string;
  readonly value: string;
  readonly reached: string;
}

/** Which posts people liked most. */
export const topPosts: Metric = {
  id: 'top_posts',
  version: 1,
  label: { en: 'Most liked posts', fr: 'Publications les plus likées' },
  question: {
    en: 'Which posts did people like most?',
    fr: 'Quelles publications ont plu le plus ?',
  },
  definition: {
    en: 'Posts by the standing likes that they received in the window, or by comments, or by views; all three counts are given, each for the window. Likes and comments by the author are left out, deleted posts and posts of bots, system, test and suspended accounts too. Equal counts share a place; first among them stands the post that got there first.',
    fr: 'Publications selon les likes encore valables reçus dans la période, ou selon les commentaires, ou les vues ; les trois nombres sont donnés, chacun pour la période. Les likes et commentaires de l’auteur sont écartés, ainsi que les publications supprimées et celles des robots et des comptes système, de test ou suspendus. À égalité le rang est le même ; en premier vient celle qui y est arrivée d’abord.',
  },
  formula: {
    en: 'posts in the order of standing likes (or comments, or views) received in the window',
    fr: 'publications dans l’ordre des likes valables (ou commentaires, ou vues) reçus dans la période',
  },
  edgeCases: [
    {
      en: 'Ties share a rank (1, 2, 2, 4); first among them is the one that got there first, then the smaller id.',
      fr: 'Les égalités partagent un rang (1, 2, 2, 4) ; la première est celle qui y est arrivée d’abord, puis le plus petit identifiant.',
    },
    {
      en: 'An older post that is liked in the window is listed, with its own date.',
      fr: 'Une publication plus ancienne aimée dans la période figure, avec sa date.',
    },
    {
      en: 'An author who asked not to be ranked is not named.',
      fr: 'Un auteur qui a demandé à ne pas être classé n’est pas nommé.',
    },
  ],
  unit: 'rank',
  higherIsBetter: null,
  shape: 'ranking',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: {
    by: {
      type: 'choice',
      values: receivedKinds,
      default: 'likes',
      description: { en: 'What ranks the posts', fr: 'Ce qui classe les publications' },
    },
    places: placesParameter,
  },
  sources: [
    'Post Liked',
    'Post Unliked',
    'Comment Created',
    'Post Viewed',
    'Post Created',
    'Post Deleted',
  ],
  measure: async (context) => {
    const by = String(context.parameters.by);
    const read = (count: number) =>
      context.ask<RankedPost>(
        `SELECT post AS id, count() AS value, toString(max(received)) AS reached
        FROM ${receivedByPosts(context, by)}
        WHERE post != ''
        GROUP BY post
        ORDER BY value DESC, reached LIMIT {count:UInt32} WITH TIES`,
        { count, ...receivedParameters },
        ofWindowAndLikes(context),
      );
    const listed = await listBest(context.limit, read, (rows) => withPosts(context, rows));
    const ranked = rankRows(listed, context.parameters.places as Places).slice(0, context.limit);
    return { value: null, rows: await toRows(context, ranked) };
  },
};

/** The ranked posts with what is known of them, without those whose author no figure counts. */
async function withPosts(context: MetricContext, rows: readonly RankedPost[]) {
  const known = await postsOf(
    context,
    rows.map(({ id }) => id),
  );
  return rows
    .map(({ id, value, reached }) => ({ id, value: Number(value), reached, post: known.get(id) }))
    .filter(({ post }) => !post?.excluded);
}

async function toRows(
  context: MetricContext,
  ranked: readonly { id: string; rank: number; value: number; post: Post | undefined }[],
): Promise<Row[]> {
  const authors = ranked.flatMap(({ post }) =>
    post && post.actor_key !== '0' ? [post.actor_key] : [],
  );
  const [people, counts] = await Promise.all([
    peopleOf(context, authors),
    countsOf(context, ranked),
  ]);
  return ranked.map(({ id, rank, value, post }) => {
    const author = post && people.get(post.actor_key);
    return {
      rank,
      id,
      name: post?.title || null,
      url: post?.url || null,
      value,
      parts: Object.fromEntries(
        receivedKinds.map((kind) => [kind, counts.get(`${kind} ${id}`) ?? 0]),
      ),
      author: author ? { id: author.id, name: author.name } : null,
      published: post?.published ?? null,
    };
  });
}

/** What the listed posts received in the window, of every kind; what ranked them is known already. */
async function countsOf(
  context: MetricContext,
  ranked: readonly { id: string; value: number }[],
): Promise<Map<string, number>> {
  const { by } = context.parameters;
  const known = ranked.map(({ id, value }): [string, number] => [`${String(by)} ${id}`, value]);
  if (known.length === 0) return new Map();
  const others = receivedKinds.filter((kind) => kind !== by);
  const sources = others.map(
    (kind) => `SELECT '${kind}' AS kind, post FROM ${receivedByPosts(context, kind, true)}`,
  );
  const rows = await context.ask<{ kind: string; post: string; n: string }>(
    `SELECT kind, post, count() AS n FROM (${sources.join(' UNION ALL ')}) GROUP BY kind, post`,
    { ...receivedParameters, posts: ranked.map(({ id }) => id) },
    ofWindowAndLikes(context),
  );
  return new Map([
    ...known,
    ...rows.map(({ kind, post, n }): [string, number] => [`${kind} ${post}`, Number(n)]),
  ]);
}
