import type { Unit } from '@ruche/schema';
import type { MeasuredPart, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import type { Parameter } from '../parameters/parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { membershipOf } from '../sql/member-spans.js';
import { memberSteps } from '../sql/member-steps.js';

/** Figures that mean the same in a large group and in a small one. */
const comparableUnits: readonly Unit[] = ['ratio', 'acts_per_member'];
const mostGroups = 50;

/** How groups stand beside each other; `metrics` are those that it may compare them by. */
export function createGroupComparison(metrics: readonly Metric[]): Metric {
  const comparable = metrics.filter(
    ({ unit, shape }) => comparableUnits.includes(unit) && shape === 'series',
  );
  const find = (id: unknown) => comparable.find((metric) => metric.id === id);
  const chosen = ({ of }: Readonly<Record<string, unknown>>) => find(of) ?? find('active_rate');

  return {
    id: 'group_comparison',
    version: 1,
    label: { en: 'Groups compared', fr: 'Comparaison de groupes' },
    question: {
      en: 'How do groups stand beside each other?',
      fr: 'Comment les groupes se situent-ils les uns par rapport aux autres ?',
    },
    definition: {
      en: 'A rate or a figure per member, by its own definition, in the same window for each of the groups, with a 95 % Wilson interval where it is a rate of people. The value is that of all these groups together: who belongs to several counts in each of them and once in it. Groups of fewer people than may be shown are hidden, and so is the next smallest.',
      fr: 'Un taux ou un chiffre par membre, selon sa propre définition, sur la même période pour chacun des groupes, avec un intervalle de Wilson à 95 % quand il s’agit d’un taux de personnes. La valeur est celle de tous ces groupes ensemble : qui appartient à plusieurs compte dans chacun et une seule fois dans le tout. Les groupes de moins de personnes que le seuil sont masqués, ainsi que le plus petit des autres.',
    },
    formula: {
      en: 'the metric for each group, and for all of them together with each person once',
      fr: 'la mesure pour chaque groupe, et pour tous ensemble avec chaque personne une seule fois',
    },
    edgeCases: [
      {
        en: 'A group of fewer than k members is hidden, and the next smallest with it.',
        fr: 'Un groupe de moins de k membres est masqué, et le plus petit des autres avec lui.',
      },
      {
        en: 'A token that does not reach one of the groups is refused, as for a group that does not exist.',
        fr: 'Un jeton qui n’atteint pas l’un des groupes est refusé, comme pour un groupe qui n’existe pas.',
      },
    ],
    unit: 'ratio',
    higherIsBetter: null,
    shape: 'partition',
    splitsPeople: true,
    comparedMetric: chosen,
    audience: 'viewer',
    emptyReason: 'no_members',
    parameters: {
      of: {
        type: 'choice',
        values: comparable.map(({ id }) => id),
        default: 'active_rate',
        description: {
          en: 'The metric by which to compare; its own parameters may be given too',
          fr: 'La mesure à comparer ; ses propres paramètres peuvent être donnés aussi',
        },
      },
      groups: {
        type: 'texts',
        maxItems: mostGroups,
        maxLength: 256,
        required: true,
        default: [],
        description: {
          en: 'The groups, joined by commas',
          fr: 'Les groupes, séparés par des virgules',
        },
      },
    },
    furtherParameters: (question) => withoutSegments(chosen(question)?.parameters ?? {}),
    sources: ['those of the metric compared'],
    measure: async (context) => {
      const metric = chosen(context.parameters);
      const groups = context.parameters.groups;
      if (!metric || !Array.isArray(groups)) return { value: null };
      const [together, names, ...parts] = await Promise.all([
        context.within({ group: null, groups }).then(metric.measure),
        namesOf(context, groups),
        ...groups.map(async (group) => measureGroup(metric, await context.within({ group }))),
      ]);
      const { value, numerator, denominator, previous, isRateOfPeople, membership } = together;
      return {
        value,
        unit: metric.unit,
        reason: together.reason ?? metric.emptyReason,
        ...(numerator !== undefined && { numerator }),
        ...(denominator !== undefined && { denominator }),
        ...(previous && { previous }),
        ...(isRateOfPeople !== undefined && { isRateOfPeople }),
        ...(membership && { membership }),
        parts: parts.map((part, index): MeasuredPart => {
          const key = groups[index] ?? '';
          const name = names.get(key) || key;
          return { key, label: { en: name, fr: name }, ...part };
        }),
      };
    },
  };
}

/** Its parts are the groups, and no segments of them. */
function withoutSegments(parameters: Readonly<Record<string, Parameter>>) {
  const own = Object.entries(parameters).filter(([, parameter]) => parameter !== segmentParameter);
  return Object.fromEntries(own);
}

async function measureGroup(
  metric: Metric,
  context: MetricContext,
): Promise<Omit<MeasuredPart, 'key' | 'label'>> {
  const [measured, people] = await Promise.all([metric.measure(context), countMembers(context)]);
  const { value, numerator, denominator, previous } = measured;
  return {
    value,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(previous && { previous: previous.value }),
    people,
  };
}

/** Everybody who belonged to the group for a part of the window. */
async function countMembers(context: MetricContext): Promise<number> {
  const steps = await memberSteps(context, await membershipOf(context));
  return steps(1, '', 'belongs');
}

async function namesOf(
  context: MetricContext,
  groups: readonly string[],
): Promise<Map<string, string>> {
  const rows = await context.ask<{ grp: string; name: string }>(
    `SELECT grp, name FROM groups FINAL WHERE site = {site:String} AND grp IN {compared:Array(String)}`,
    { compared: groups },
  );
  return new Map(rows.map(({ grp, name }) => [grp, name]));
}
