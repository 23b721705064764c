import type { BucketFigure, Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { commentParameters, commentsOnOthers } from '../sql/comments-on-others.js';
import { contactEvents } from '../sql/contacts.js';
import { countActs } from '../sql/count-acts.js';
import { readAnsweredPosts } from '../sql/read-answered-posts.js';
import { readCounts, type CountRow } from '../sql/read-counts.js';
import { readNetwork, type Network } from '../sql/read-network.js';
import { ofWindow } from '../sql/reads-later.js';
import { bucketOf, inWindows, isCurrent } from '../sql/scope.js';
import { windowEnd } from '../windows/window-end.js';

/** How much members respond to each other. */
export const interactionLevel: Metric = {
  id: 'interaction_level',
  version: 1,
  label: { en: 'Interaction level', fr: 'Niveau d’interaction' },
  question: {
    en: 'Do members respond to each other, or does everybody speak alone?',
    fr: 'Les membres se répondent-ils, ou chacun parle-t-il seul ?',
  },
  definition: {
    en: 'Comments written on other people’s content ÷ posts, both of the window. Beside it: the share of the posts that somebody else commented on before the end of the window; and of the network of who liked, answered or mentioned whom, the people, the pairs of people in contact, the contacts by direction (edges), the share of those that are returned (reciprocity), and the share of all possible ones (density). Withdrawn likes, deleted content and contacts with oneself are left out, bots, system, test and suspended accounts too.',
    fr: 'Commentaires écrits sur les contenus des autres ÷ publications, les uns et les autres de la période. À côté : la part des publications commentées par quelqu’un d’autre avant la fin de la période ; et, du réseau de qui a aimé, commenté ou mentionné qui, les personnes, les paires de personnes en contact, les contacts selon leur sens (edges), la part de ceux qui sont rendus (réciprocité) et la part de tous ceux qui seraient possibles (densité). Les likes retirés, les contenus supprimés et les contacts avec soi-même sont écartés, ainsi que les robots et les comptes système, de test ou suspendus.',
  },
  formula: {
    en: 'comments on others’ content ÷ posts',
    fr: 'commentaires sur les contenus des autres ÷ publications',
  },
  edgeCases: [
    {
      en: 'It may exceed 1.',
      fr: 'Il peut dépasser 1.',
    },
    {
      en: 'A mention of oneself, a like of one’s own content and an answer to oneself are no contacts.',
      fr: 'Se mentionner, aimer son propre contenu et se répondre ne sont pas des contacts.',
    },
    {
      en: 'No posts: no value (no_posts); the network beside it may exist all the same.',
      fr: 'Sans publication : pas de valeur (no_posts) ; le réseau à côté peut exister malgré tout.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: {},
  sources: ['Post Created', 'Post Deleted', 'Comment Deleted', ...contactEvents],
  measure: async (context) => {
    const [posts, replies, answered, network] = await Promise.all([
      countActs(context, 'Post Created'),
      countReplies(context),
      answeredShare(context),
      readNetwork(context, { ranked: false }),
    ]);
    return {
      ...divide(replies.value, posts.value),
      ...(context.previous && {
        previous: divide(replies.previous?.value ?? 0, posts.previous?.value ?? 0),
      }),
      series: (posts.series ?? []).map((bucket, index) =>
        divideBuckets(replies.series?.[index], bucket),
      ),
      beside: { answered_share: answered, ...figuresOf(network) },
    };
  },
};

async function countReplies(context: MetricContext) {
  const rows = await context.ask<CountRow>(
    `SELECT ${isCurrent('written')} AS current, toString(${bucketOf(context, 'written')}) AS bucket,
      grouping(bucket) AS is_total, uniqExact(comment) AS n
    FROM ${commentsOnOthers(context, { when: inWindows() })}
    GROUP BY GROUPING SETS ((current, bucket), (current))`,
    commentParameters,
    ofWindow(context),
  );
  return readCounts(context, rows);
}

async function answeredShare(context: MetricContext): Promise<number | null> {
  const posts = (await readAnsweredPosts(context))(1);
  const until = windowEnd(context).epochMilliseconds;
  const answered = posts.filter((post) => post.answered !== null && post.answered < until);
  return divide(answered.length, posts.length).value;
}

/** Figures of the network: of its ordered pairs, those beyond the pairs are contacts that are returned. */
function figuresOf({ people, pairs, size: edges }: Network) {
  return {
    pairs,
    edges,
    people,
    reciprocity: divide(2 * (edges - pairs), edges).value,
    density: divide(edges, people * (people - 1)).value,
  };
}

function divide(numerator: number | null, denominator: number | null): Required<Figure> {
  const [above, below] = [numerator ?? 0, denominator ?? 0];
  return { value: below === 0 ? null : above / below, numerator: above, denominator: below };
}

function divideBuckets(replies: BucketFigure | undefined, posts: BucketFigure): BucketFigure {
  const { value, numerator, denominator } = divide(replies?.value ?? 0, posts.value);
  return {
    value,
    ...(posts.previous !== undefined && {
      previous: divide(replies?.previous ?? 0, posts.previous).value,
    }),
    parts: { replies: numerator, posts: denominator },
    ...(value === null && { reason: 'no_posts' }),
  };
}
