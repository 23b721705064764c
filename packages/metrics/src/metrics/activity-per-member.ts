import type { Figure, Measurement, Metric, Text } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';
import { memberMonths } from '../sql/member-months.js';
import { membershipOf } from '../sql/member-spans.js';
import { likes } from './likes.js';

const labels: Record<string, Text> = {
  posts: { en: 'Posts', fr: 'Publications' },
  comments: { en: 'Comments', fr: 'Commentaires' },
  likes: { en: 'Likes', fr: 'Likes' },
  shares: { en: 'Shares', fr: 'Partages' },
};

/** How much a member does in a month. */
export const activityPerMember: Metric = {
  id: 'activity_per_member',
  version: 1,
  label: { en: 'Activity per member', fr: 'Activité par membre' },
  question: {
    en: 'How much does a member do in a month, on average?',
    fr: 'Que fait un membre par mois, en moyenne ?',
  },
  definition: {
    en: 'Posts, comments, likes and shares of the window ÷ member-months: on each local day the members of that day ÷ the days of its month, summed. A mean, not a share: it may be above 1. Withdrawn likes, likes of one’s own content, deleted content, and acts by bots, system, test and suspended accounts are left out.',
    fr: 'Publications, commentaires, likes et partages de la période ÷ mois-membres : pour chaque jour local, les membres de ce jour ÷ le nombre de jours de son mois, additionnés. Une moyenne, pas une part : elle peut dépasser 1. Les likes retirés, les likes sur ses propres contenus, les contenus supprimés et les actes des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: '(posts + comments + likes + shares) ÷ Σ over local days of (members that day ÷ days of its month)',
    fr: '(publications + commentaires + likes + partages) ÷ Σ sur les jours locaux de (membres du jour ÷ jours de son mois)',
  },
  edgeCases: [
    {
      en: '0.64 acts per member is a mean and is never shown as 64 %.',
      fr: '0,64 acte par membre est une moyenne, jamais affichée comme 64 %.',
    },
    {
      en: 'A member of half of a month is half a member-month.',
      fr: 'Qui est membre la moitié d’un mois compte pour un demi-mois-membre.',
    },
  ],
  unit: 'acts_per_member',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { by: segmentParameter },
  sources: [
    ...['Post Created', 'Comment Created', 'Post Liked', 'Comment Liked', 'Post Shared'],
    ...['group', 'Group Left', 'rosters'],
  ],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const [months, ...counts] = await Promise.all([
      memberMonths(context, membership),
      countActs(context, 'Post Created'),
      countActs(context, 'Comment Created'),
      likes.measure(context),
      countActs(context, 'Post Shared'),
    ]);
    const kinds = Object.keys(labels).map((key, index) => ({ key, counts: counts[index] }));
    const denominator = months.window.total;
    const denominatorBefore = months.previous.total;
    const acts = sum(counts.map(({ value }) => value ?? 0));
    const actsBefore = sum(counts.map(({ previous }) => previous?.value ?? 0));
    return {
      ...mean(acts, denominator),
      ...(context.previous && { previous: mean(actsBefore, denominatorBefore) }),
      series: context.buckets.map((_bucket, index) => {
        const own = mean(inBucket(counts, index, 'value'), months.window.buckets[index] ?? 0);
        return {
          value: own.value,
          ...(context.previous && {
            previous: mean(inBucket(counts, index, 'previous'), months.previous.buckets[index] ?? 0)
              .value,
          }),
          parts: { acts: own.numerator ?? 0, member_months: own.denominator ?? 0 },
          ...(own.value === null && { reason: 'no_members' }),
        };
      }),
      ...(denominator > 0 && {
        parts: kinds.map(({ key, counts: of }) => ({
          key,
          label: labels[key] ?? { en: key, fr: key },
          value: mean(of?.value ?? 0, denominator).value,
          ...(context.previous && {
            previous: mean(of?.previous?.value ?? 0, denominatorBefore).value,
          }),
        })),
      }),
      beside: { acts, member_months: denominator },
      membership,
    };
  },
};

function inBucket(
  counts: readonly Measurement[],
  index: number,
  field: 'value' | 'previous',
): number {
  return sum(counts.map(({ series }) => series?.[index]?.[field] ?? 0));
}

function mean(numerator: number, denominator: number): Figure {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
