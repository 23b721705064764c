import type { Metric } from '../metric.js';
import { levelParameter, qualifyingActs } from '../parameters/level-parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { isEligible } from '../sql/eligible-people.js';
import { readCounts, type CountRow } from '../sql/read-counts.js';
import { segmentsOf } from '../sql/segments-of.js';
import { bucketOf, inScope, inWindows, isCurrent } from '../sql/scope.js';

/** Distinct people who were active. */
export const activeMembers: Metric = {
  id: 'active_members',
  version: 1,
  label: { en: 'Active members', fr: 'Membres actifs' },
  question: { en: 'How many people were active?', fr: 'Combien de personnes ont été actives ?' },
  definition: {
    en: 'Distinct people with at least one qualifying act in the window, and in each bucket; the buckets do not add up to the whole, because a person counts once in each. Bots, system, test and suspended accounts are left out.',
    fr: 'Personnes distinctes ayant au moins un acte pris en compte dans la période, et dans chaque intervalle ; les intervalles ne s’additionnent pas, car une personne compte une fois dans chacun. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_activity',
  splitsPeople: true,
  parameters: { level: levelParameter, by: segmentParameter },
  sources: ['page', 'any event by a person'],
  measure: async (context) => {
    const { isQualifying, parameters } = qualifyingActs(context.parameters);
    const facts = `FROM messages FINAL
      WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()}
        AND actor != 0 AND ${isEligible(context)}`;
    const people = `(SELECT actor, ${isCurrent()} AS current ${facts} GROUP BY actor, current)`;
    const [rows, parts] = await Promise.all([
      context.ask<CountRow>(
        `SELECT ${isCurrent()} AS current, toString(${bucketOf(context)}) AS bucket,
          grouping(bucket) AS is_total, uniqExact(actor) AS n
        ${facts}
        GROUP BY GROUPING SETS ((current, bucket), (current))`,
        parameters,
      ),
      context.parameters.by === 'segment' ? segmentsOf(context, people, parameters) : undefined,
    ]);
    return { ...readCounts(context, rows), ...(parts && { parts }) };
  },
};
