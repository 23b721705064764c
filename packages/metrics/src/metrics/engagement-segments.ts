import { ProblemError } from '@ruche/schema';
import type { Metric, Text } from '../metric.js';
import type { NumberParameter } from '../parameters/parameter.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { activityMarks, segmentEdges } from '../sql/activity-marks.js';
import { flowCode, type Segment } from '../sql/segment-marks.js';
import { windowEnd } from '../windows/window-end.js';

const labels: Record<Exclude<Segment, 'outside'>, Text> = {
  high: { en: 'High', fr: 'Fort' },
  medium: { en: 'Medium', fr: 'Moyen' },
  low: { en: 'Low', fr: 'Faible' },
  none: { en: 'None', fr: 'Aucun' },
};

const segments = ['high', 'medium', 'low', 'none'] as const;

const days = { type: 'number', integer: true, minimum: 1, maximum: 28 } as const;

const high: NumberParameter = {
  ...days,
  default: segmentEdges.high,
  description: {
    en: 'From how many active days on a member is in the high segment',
    fr: 'À partir de combien de jours actifs un membre est dans le segment fort',
  },
};

const medium: NumberParameter = {
  ...days,
  default: segmentEdges.medium,
  description: {
    en: 'From how many active days on a member is in the medium segment',
    fr: 'À partir de combien de jours actifs un membre est dans le segment moyen',
  },
};

/** Members by how often they come. */
export const engagementSegments: Metric = {
  id: 'engagement_segments',
  version: 1,
  label: { en: 'Engagement segments', fr: 'Segments d’engagement' },
  question: {
    en: 'How many members come often, sometimes, once or never?',
    fr: 'Combien de membres viennent souvent, parfois, une fois ou jamais ?',
  },
  definition: {
    en: 'Members at the end of the window by distinct active days among the 28 complete days before it: high from 8 on, medium 2 to 7, low 1, none 0. Compared with the same count 28 days earlier; the flow between the two stands beside it, "new" for who was no member then and "left" for who is none now. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres à la fin de la période selon le nombre de jours actifs distincts parmi les 28 jours complets qui la précèdent : fort à partir de 8, moyen de 2 à 7, faible 1, aucun 0. Comparés au même décompte 28 jours plus tôt ; les passages de l’un à l’autre figurent à côté, « new » pour qui n’était pas encore membre et « left » pour qui ne l’est plus. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'members at the end by distinct active local days in the 28 complete days before it',
    fr: 'membres à la fin selon leurs jours locaux actifs distincts des 28 jours complets précédents',
  },
  edgeCases: [
    {
      en: 'medium has to be less than high; otherwise invalid_field.',
      fr: 'medium doit être inférieur à high ; sinon invalid_field.',
    },
    {
      en: 'The flow sums to the members of both times: new comes from nowhere, left goes nowhere.',
      fr: 'Les passages font les membres des deux moments : new vient de nulle part, left n’y va pas.',
    },
  ],
  unit: 'people',
  higherIsBetter: null,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { level: levelParameter, high, medium },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  restsOn: (context) => windowEnd(context).subtract({ days: 56 }),
  measure: async (context) => {
    const edges = {
      high: Number(context.parameters.high),
      medium: Number(context.parameters.medium),
    };
    if (edges.medium > edges.high) {
      throw new ProblemError('invalid_field', '"medium" begins at no more days than "high".', {
        path: 'medium',
      });
    }
    const { count, membership } = await activityMarks(context, edges);
    const flow = (before: Segment, now: Segment) => count('segments', flowCode(before, now));
    const everywhere: readonly Segment[] = [...segments, 'outside'];
    const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
    const parts = segments.map((segment) => ({
      key: segment,
      label: labels[segment],
      value: sum(everywhere.map((before) => flow(before, segment))),
      ...(context.previous && { previous: sum(everywhere.map((now) => flow(segment, now))) }),
    }));
    const flows = everywhere.flatMap((before) =>
      everywhere.map((now): [string, number] => [
        `${before === 'outside' ? 'new' : before}_to_${now === 'outside' ? 'left' : now}`,
        flow(before, now),
      ]),
    );
    return {
      value: sum(parts.map(({ value }) => value)) || null,
      ...(context.previous && {
        previous: { value: sum(parts.map(({ previous = 0 }) => previous)) || null },
      }),
      parts,
      beside: Object.fromEntries(flows.filter(([, n]) => n > 0)),
      membership,
    };
  },
};
