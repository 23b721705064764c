import { rankPeople, type RankedActor } from '../answers/rank-people.js';
import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { badgeFigure, badgeParameters } from '../sql/badge-figures.js';
import { readBadgeRules, type BadgeRule } from '../sql/badge-rules.js';
import { memberParameters, memberSpans, membershipOf } from '../sql/member-spans.js';
import { optedOutActors } from '../sql/opted-out-actors.js';
import { ofWindowAndLikes } from '../sql/reads-later.js';
import { windowUntil } from '../sql/scope.js';
import { unknownContents } from '../sql/scope-facts.js';
import { isMemberAt } from '../sql/status-marks.js';
import { windowEnd } from '../windows/window-end.js';

interface Holder {
  readonly actor_key: string;
  readonly figure: number | string;
  readonly reached: string;
}

/** Who has earned the site's badges. */
export const badges: Metric = {
  id: 'badges',
  version: 1,
  label: { en: 'Badges', fr: 'Badges' },
  question: {
    en: 'Which members have earned which badges?',
    fr: 'Quels membres ont obtenu quels badges ?',
  },
  definition: {
    en: 'Members at the end of the window who meet at least one of the site’s badge rules: a figure (posts, comments, likes given, likes received, active days) that reaches its threshold within the rule’s own stretch of time, which ends with the window. Each rule is a part with the number of its holders; each row has the number of badges, and the figure behind each. Withdrawn likes, deleted content and likes of one’s own content do not count. People who asked not to be ranked are counted and never listed; bots, system, test and suspended accounts are left out.',
    fr: 'Membres à la fin de la période qui remplissent au moins une des règles de badge du site : un chiffre (publications, commentaires, likes donnés, likes reçus, jours actifs) qui atteint son seuil dans la durée propre à la règle, laquelle s’achève avec la période. Chaque règle est une part avec le nombre de ses détenteurs ; chaque ligne donne le nombre de badges et le chiffre de chacun. Les likes retirés, les contenus supprimés et les likes sur ses propres contenus ne comptent pas. Qui a demandé à ne pas être classé est compté et ne figure jamais ; les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of members who meet at least one badge rule; for each rule, those who meet it',
    fr: 'nombre de membres remplissant au moins une règle ; pour chaque règle, ceux qui la remplissent',
  },
  edgeCases: [
    {
      en: 'The threshold itself is enough.',
      fr: 'Le seuil lui-même suffit.',
    },
    {
      en: 'No rules: no value (no_badges).',
      fr: 'Sans règle : pas de valeur (no_badges).',
    },
    {
      en: 'A badge is lost when the figure falls below the threshold, as by a withdrawn like.',
      fr: 'Un badge se perd quand le chiffre passe sous le seuil, par exemple par un like retiré.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'viewer',
  emptyReason: 'no_badges',
  parameters: { places: placesParameter },
  sources: [
    'Post Created',
    'Comment Created',
    'Post Liked',
    'Comment Liked',
    'any event by a person',
  ],
  measure: async (context) => {
    const [rules, optedOut] = await Promise.all([readBadgeRules(context), optedOutActors(context)]);
    if (rules.length === 0) return { value: null, rows: [], parts: [] };
    const membership = await membershipOf(context);
    const holders = await Promise.all(rules.map((rule) => holdersOf(context, rule, membership)));
    const people = peopleWith(rules, holders);
    const listed = [...people.values()]
      .filter(({ actor_key }) => !optedOut.has(actor_key))
      .sort((a, b) => Number(b.value) - Number(a.value));
    return {
      value: people.size,
      parts: rules.map(({ id, name }, index) => ({
        key: id,
        label: { en: name, fr: name },
        value: holders[index]?.length ?? 0,
      })),
      rows: await listHolders(context, listed, rules),
      membership,
    };
  },
};

/** The members who meet a rule; its time ends where the window does. */
function holdersOf(
  context: MetricContext,
  rule: BadgeRule,
  membership: Awaited<ReturnType<typeof membershipOf>>,
): Promise<Holder[]> {
  const end = windowEnd(context);
  const from = end.subtract(rule.window).epochMilliseconds;
  const until = end.epochMilliseconds;
  // What is known of the question's window is not known of the rule's own, which may begin before it.
  const facts = { ...context.facts, ...unknownContents, laterLikes: null, repeats: true };
  const own = { ...context, facts };
  return context.ask<Holder>(
    `SELECT toString(actor) AS actor_key, figure, toString(reached) AS reached
    FROM ${badgeFigure(own, rule.metric)}
    WHERE figure >= {threshold:Float64} AND actor GLOBAL IN (
      SELECT actor FROM ${memberSpans(context, membership)} WHERE ${isMemberAt(windowUntil)}
    )`,
    {
      ...badgeParameters,
      ...memberParameters,
      ...{ from, to: until, until, earliest: from, previousFrom: from, previousTo: from },
      threshold: rule.threshold,
    },
    ofWindowAndLikes(own),
  );
}

/** Everybody with a badge: how many, and the figure behind each. */
function peopleWith(rules: readonly BadgeRule[], holders: readonly (readonly Holder[])[]) {
  const people = new Map<string, RankedActor>();
  for (const [index, rule] of rules.entries()) {
    for (const { actor_key: actor, figure, reached } of holders[index] ?? []) {
      const known = people.get(actor);
      people.set(actor, {
        ...known,
        actor_key: actor,
        value: Number(known?.value ?? 0) + 1,
        reached: known && known.reached > reached ? known.reached : reached,
        [partOf(rule)]: Number(figure),
      });
    }
  }
  return people;
}

async function listHolders(
  context: MetricContext,
  listed: readonly RankedActor[],
  rules: readonly BadgeRule[],
) {
  const read = (count: number) => {
    const last = listed[count - 1]?.value ?? 0;
    return Promise.resolve(listed.filter(({ value }, at) => at < count || value === last));
  };
  const rows = await rankPeople(context, read, rules.map(partOf));
  return rows.map(({ parts = {}, ...row }) => ({
    ...row,
    parts: Object.fromEntries(
      rules.flatMap((rule) => {
        const figure = parts[partOf(rule)] ?? 0;
        return figure > 0 ? [[rule.id, figure]] : [];
      }),
    ),
  }));
}

/** A rule may be called like a field of the row. */
function partOf({ id }: BadgeRule): string {
  return `badge ${id}`;
}
