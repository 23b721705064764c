import type { Metric, Text } from '../metric.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { activityMarks } from '../sql/activity-marks.js';
import { statuses } from '../sql/status-marks.js';
import { windowEnd } from '../windows/window-end.js';

const labels: Record<(typeof statuses)[number], Text> = {
  new_active: { en: 'New, active', fr: 'Nouveaux, actifs' },
  new_silent: { en: 'New, silent', fr: 'Nouveaux, silencieux' },
  active: { en: 'Active', fr: 'Actifs' },
  inactive: { en: 'Inactive', fr: 'Inactifs' },
  dormant: { en: 'Dormant', fr: 'Dormants' },
};

/** Where members stand at the end of the window. */
export const memberStatus: Metric = {
  id: 'member_status',
  version: 1,
  label: { en: 'Members by status', fr: 'Membres par statut' },
  question: {
    en: 'How many members are new, active, inactive or dormant?',
    fr: 'Combien de membres sont nouveaux, actifs, inactifs ou dormants ?',
  },
  definition: {
    en: 'Members at the end of the window, each in one part. New: joined in it for the first time, and acted in it (active) or not (silent). Of the others: active with an act in the window or within the last 30 days, inactive with none for 30 days, dormant with none for 90; for who never acted the days count from joining. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres à la fin de la période, chacun dans une seule part. Nouveaux : arrivés pour la première fois dans la période, avec un acte (actifs) ou sans (silencieux). Parmi les autres : actifs avec un acte dans la période ou dans les 30 derniers jours, inactifs sans acte depuis 30 jours, dormants depuis 90 ; pour qui n’a jamais agi, les jours comptent depuis l’arrivée. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'each member at the end in one of: new active, new silent, active, inactive, dormant',
    fr: 'chaque membre à la fin dans une seule part : nouveau actif, nouveau silencieux, actif, inactif, dormant',
  },
  edgeCases: [
    {
      en: 'Exactly 30 days without an act is inactive, exactly 90 dormant.',
      fr: 'Exactement 30 jours sans acte : inactif ; exactement 90 : dormant.',
    },
    {
      en: 'Who rejoins in the window is not new.',
      fr: 'Qui revient dans la période n’est pas nouveau.',
    },
    {
      en: 'The parts sum to the members at the end.',
      fr: 'Les parts font le nombre de membres à la fin.',
    },
  ],
  unit: 'people',
  higherIsBetter: null,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { level: levelParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  restsOn: (context) => {
    const dormantSince = windowEnd(context).subtract({ days: 90 });
    const { from } = context.window;
    return dormantSince.epochMilliseconds < from.epochMilliseconds ? dormantSince : from;
  },
  measure: async (context) => {
    const { count, membership } = await activityMarks(context);
    const total = (tag: 'status' | 'statusPrevious') =>
      statuses.reduce((sum, _status, index) => sum + count(tag, index), 0) || null;
    return {
      value: total('status'),
      ...(context.previous && { previous: { value: total('statusPrevious') } }),
      parts: statuses.map((status, index) => ({
        key: status,
        label: labels[status],
        value: count('status', index),
        ...(context.previous && { previous: count('statusPrevious', index) }),
      })),
      membership,
    };
  },
};
