import type { MeasuredPart, Metric, Text } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { deletedParameters, isNotDeleted } from '../sql/deleted-content.js';
import { isEligible } from '../sql/eligible-people.js';
import { originalPosts, originalParameters } from '../sql/original-posts.js';
import { readAnsweredPosts } from '../sql/read-answered-posts.js';
import { readLikes } from '../sql/read-likes.js';
import { ofWindow, ofWindowAndDeletions } from '../sql/reads-later.js';
import { inScope, inWindows, isCurrent } from '../sql/scope.js';
import { wilsonInterval } from '../statistics/wilson.js';
import { windowEnd } from '../windows/window-end.js';

const labels = {
  helpful: { en: 'Helpful (at least)', fr: 'Utiles (au moins)' },
  answered: { en: 'Answered', fr: 'Commentées' },
  shared: { en: 'Shared', fr: 'Partagées' },
  reports: { en: 'Reports per 1,000 views', fr: 'Signalements pour 1 000 vues' },
  original: { en: 'Original', fr: 'Originales' },
} as const satisfies Record<string, Text>;

type PartKey = keyof typeof labels;

/** How many there are in the window and in the one compared with. */
type Counts = (current: number) => number;

/** Whether what is published is worth reading. */
export const contentQuality: Metric = {
  id: 'content_quality',
  version: 1,
  label: { en: 'Content quality', fr: 'Qualité des contenus' },
  question: {
    en: 'Is what members publish helpful to others?',
    fr: 'Ce que publient les membres est-il utile aux autres ?',
  },
  definition: {
    en: 'Five figures and no score. Helpful: likes of posts by others ÷ distinct pairs of viewer and post, as the lower bound of the 95 % Wilson interval, so that a single like of a single view says little. Answered: posts of the window on which somebody else commented before its end ÷ posts. Shared: posts shared before its end ÷ posts. Reports: reports ÷ views × 1,000. Original: posts whose title and text, apart from case and spaces, no earlier post has ÷ posts with a title or text. Without views, or posts, the figures that rest on them are missing. Deleted posts, withdrawn likes and the acts of bots, system, test and suspended accounts are left out.',
    fr: 'Cinq chiffres et aucune note. Utiles : likes donnés aux publications par les autres ÷ couples distincts lecteur–publication, à la borne basse de l’intervalle de Wilson à 95 %, pour qu’un seul like sur une seule vue dise peu. Commentées : publications de la période commentées par quelqu’un d’autre avant sa fin ÷ publications. Partagées : publications partagées avant sa fin ÷ publications. Signalements : signalements ÷ vues × 1 000. Originales : publications dont ni le titre ni le texte, à la casse et aux espaces près, ne reprennent une publication antérieure ÷ publications ayant un titre ou un texte. Sans vues, ou sans publications, les chiffres qui en dépendent manquent. Les publications supprimées, les likes retirés et les actes des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'five ratios, each with its own denominator, and no single score',
    fr: 'cinq ratios, chacun avec son dénominateur, et aucune note unique',
  },
  edgeCases: [
    {
      en: 'One like of one view is a helpful share of 0.21, not 1: the lower bound of the interval.',
      fr: 'Un like pour une vue donne une part utile de 0,21, et non 1 : la borne basse de l’intervalle.',
    },
    {
      en: 'A part without denominator has no value; the others stand.',
      fr: 'Une part sans dénominateur n’a pas de valeur ; les autres restent.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: null,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'several_figures',
  parameters: {},
  sources: [
    'Post Created',
    'Post Deleted',
    'Post Liked',
    'Post Unliked',
    'Post Viewed',
    'Post Shared',
    'Comment Created',
    'Content Reported',
  ],
  measure: async (context) => {
    const [posts, readers, likes, originals] = await Promise.all([
      postCounts(context),
      readerCounts(context),
      likeCounts(context),
      originalCounts(context),
    ]);
    const figures = (current: number): Record<PartKey, Ratio> => {
      const seen = readers.seen(current);
      const liked = Math.min(likes(current), seen);
      const { numerator, denominator } = ratio(liked, seen);
      return {
        helpful: {
          numerator,
          denominator,
          value: denominator === 0 ? null : (wilsonInterval(numerator, denominator)[0] ?? null),
        },
        answered: ratio(posts.answered(current), posts.all(current)),
        shared: ratio(posts.shared(current), posts.all(current)),
        reports: ratio(readers.reports(current), readers.views(current), 1000),
        original: ratio(originals.original(current), originals.compared(current)),
      };
    };
    const [own, before] = [figures(1), figures(0)];
    return {
      value: null,
      ...(context.previous && { previous: { value: null } }),
      parts: Object.entries(labels).map(([key, label]): MeasuredPart => ({
        key,
        label,
        ...own[key as PartKey],
        ...(context.previous && { previous: before[key as PartKey].value }),
      })),
      beside: { posts: posts.all(1), views: readers.views(1) },
    };
  },
};

interface Ratio {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

function ratio(numerator: number, denominator: number, scale = 1): Ratio {
  const value = denominator === 0 ? null : (scale * numerator) / denominator;
  return { value, numerator, denominator };
}

/** Posts of each window, and how many of them others commented on and shared before it ended. */
async function postCounts(context: MetricContext) {
  const posts = await readAnsweredPosts(context);
  const end = (current: number) =>
    (current === 1 ? windowEnd(context) : (context.previous?.to ?? context.window.from))
      .epochMilliseconds;
  return {
    all: (current: number) => posts(current).length,
    answered: (current: number) =>
      posts(current).filter(({ answered }) => answered !== null && answered < end(current)).length,
    shared: (current: number) =>
      posts(current).filter(
        ({ posted, shared }) => shared !== null && shared > posted && shared < end(current),
      ).length,
  };
}

/** Views of posts, whoever saw which of them, and reports. */
async function readerCounts(context: MetricContext) {
  const rows = await context.ask<CountsRow>(
    `SELECT ${isCurrent()} AS current, countIf(event = 'Post Viewed') AS views,
      uniqExactIf((visitor, object_key), event = 'Post Viewed') AS seen,
      countIf(event = 'Content Reported') AS reports
    FROM messages FINAL
    WHERE ${inScope(context)} AND event IN ('Post Viewed', 'Content Reported') AND ${inWindows()}
      AND ${isEligible(context)}
      AND (event != 'Post Viewed' OR ${isNotDeleted(context, { created: `'Post Created'` })})
    GROUP BY current`,
    deletedParameters,
    ofWindow(context),
  );
  return counter(rows, ['views', 'seen', 'reports']);
}

async function likeCounts(context: MetricContext): Promise<Counts> {
  const rows = await readLikes(context);
  const total = (current: number) =>
    rows.find((row) => row.current === current && Number(row.is_total) !== 0);
  return (current) => Number(total(current)?.of_posts ?? 0);
}

async function originalCounts(context: MetricContext) {
  const rows = await context.ask<CountsRow>(
    `SELECT current, sum(posts) AS compared, sum(is_first) AS original
    FROM ${originalPosts(context)}
    GROUP BY current`,
    originalParameters,
    { ...ofWindowAndDeletions, earlierContents: true },
  );
  return counter(rows, ['compared', 'original']);
}

type CountsRow = { readonly current: number } & Readonly<Record<string, number | string>>;

function counter<K extends string>(rows: readonly CountsRow[], names: readonly K[]) {
  const find = (current: number, name: K) =>
    Number(rows.find((row) => row.current === current)?.[name] ?? 0);
  return Object.fromEntries(
    names.map((name) => [name, (current: number) => find(current, name)]),
  ) as Record<K, Counts>;
}
