import type { BucketFigure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { membershipOf } from '../sql/member-spans.js';
import { memberSteps, type MemberSteps } from '../sql/member-steps.js';
import { makeSeries } from '../sql/read-counts.js';
import { windowEnd } from '../windows/window-end.js';

/** Members at one time, and who came and went before it. */
interface Level {
  readonly members: number;
  readonly joined: number;
  readonly left: number;
}

/** Members over time. */
export const members: Metric = {
  id: 'members',
  version: 1,
  label: { en: 'Members', fr: 'Nombre de membres' },
  question: {
    en: 'How many members are there, and how many came and went?',
    fr: 'Combien y a-t-il de membres, combien sont arrivés et partis ?',
  },
  definition: {
    en: 'Members at the end of the window (or now) and of each bucket, with those who joined, those who left and the difference. Who left and came back joined twice and left once. For the whole site, a member of any group is one member. Where no roster and no join is known, everybody seen so far is a member. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres à la fin de la période (ou maintenant) et de chaque intervalle, avec les arrivées, les départs et la différence. Qui est parti puis revenu est arrivé deux fois et parti une fois. Pour tout le site, un membre de n’importe quel groupe compte une fois. Sans liste de membres ni adhésion connue, toute personne déjà vue est membre. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of people with an interval [joined, left) that holds the end of the bucket',
    fr: 'nombre de personnes dont un intervalle [arrivée, départ[ contient la fin de l’intervalle de temps',
  },
  edgeCases: [
    {
      en: 'Who left at the very instant of the end is no member at it.',
      fr: 'Qui part à l’instant même de la fin n’est plus membre à la fin.',
    },
    {
      en: 'Left and back within a bucket: joined twice, left once, a member at the end.',
      fr: 'Parti puis revenu dans un intervalle : deux arrivées, un départ, membre à la fin.',
    },
    {
      en: 'A roster without somebody means that they left when it was received.',
      fr: 'Une liste sans quelqu’un veut dire qu’il est parti quand elle a été reçue.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { by: segmentParameter },
  sources: ['group', 'Group Left', 'identify', 'rosters'],
  restsOn: windowEnd,
  measure: async (context) => {
    const membership = await membershipOf(context);
    const steps = await memberSteps(context, membership);
    const [then, now] = [levels(context, steps, 0), levels(context, steps, 1)];
    const end = now.at(-1);
    return {
      value: end?.members ?? 0,
      ...(context.previous && { previous: { value: then.at(-1)?.members ?? 0 } }),
      beside: changes(now),
      series: makeSeries(
        context,
        (_key, index) => toBucket(now[index]),
        (_key, index) => then[index]?.members ?? null,
      ),
      membership,
    };
  },
};

function levels(
  { buckets, previous, previousBuckets }: MetricContext,
  steps: MemberSteps,
  current: number,
): Level[] {
  const shifted = current === 1 || previous?.shiftDays !== undefined;
  let count = steps(current, '', 'joined') - steps(current, '', 'left');
  return (shifted ? buckets : previousBuckets).map(({ key }) => {
    const [joined, left] = [steps(current, key, 'joined'), steps(current, key, 'left')];
    count += joined - left;
    return { members: count, joined, left };
  });
}

function changes(series: readonly Level[]): Record<string, number> {
  const joined = series.reduce((total, level) => total + level.joined, 0);
  const left = series.reduce((total, level) => total + level.left, 0);
  return { joined, left, net: joined - left };
}

function toBucket(level: Level | undefined): BucketFigure {
  const { members: value, joined, left } = level ?? { members: 0, joined: 0, left: 0 };
  return { value, parts: { joined, left, net: joined - left } };
}
