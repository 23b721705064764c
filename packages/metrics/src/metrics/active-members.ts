import type { Figure, Metric } from '../metric.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { activePeople } from '../sql/active-people.js';
import { membershipOf } from '../sql/member-spans.js';
import { makeSeries } from '../sql/read-counts.js';

/** Distinct members who were active. */
export const activeMembers: Metric = {
  id: 'active_members',
  version: 1,
  label: { en: 'Active members', fr: 'Membres actifs' },
  question: { en: 'How many members were active?', fr: 'Combien de membres ont été actifs ?' },
  definition: {
    en: 'Distinct members with at least one qualifying act in the window, and in each bucket; the buckets do not add up to the whole, because a person counts once in each. Whoever belonged to the group for a part of the window or bucket is a member in it; people who acted without being members stand beside. Where no roster and no join is known, everybody who acts is a member. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres distincts ayant au moins un acte pris en compte dans la période, et dans chaque intervalle ; les intervalles ne s’additionnent pas, car une personne compte une fois dans chacun. Qui a fait partie du groupe pendant une partie de la période ou de l’intervalle y compte comme membre ; les personnes actives sans être membres figurent à côté. Sans liste de membres ni adhésion connue, toute personne active est membre. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of distinct members with at least one qualifying act',
    fr: 'nombre de membres distincts ayant au moins un acte pris en compte',
  },
  edgeCases: [
    {
      en: 'The whole is counted, not summed: a person active in three weeks counts once in each and once in all.',
      fr: 'Le total est compté, non additionné : une personne active trois semaines compte une fois dans chacune et une fois en tout.',
    },
    {
      en: 'Somebody with acts under several devices is one person once identified.',
      fr: 'Une personne active sur plusieurs appareils est une seule personne une fois identifiée.',
    },
    {
      en: 'Acts without a person (no user id) belong to nobody and are not counted here.',
      fr: 'Les actes sans personne (sans identifiant) n’appartiennent à personne et ne comptent pas ici.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: { level: levelParameter, by: segmentParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const { whole, buckets } = await activePeople(context, membership);
    const inBucket = (current: number, key: string) => buckets.get(`${current} ${key}`);
    return {
      value: whole(1).members,
      ...(context.previous && { previous: { value: whole(0).members } satisfies Figure }),
      beside: { non_members: whole(1).others },
      series: makeSeries(
        context,
        (key) => ({ value: inBucket(1, key)?.members ?? 0 }),
        (key) => inBucket(0, key)?.members ?? 0,
      ),
      membership,
    };
  },
};
