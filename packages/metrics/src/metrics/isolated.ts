import type { Metric } from '../metric.js';
import { contactEvents, contactParameters, contacts } from '../sql/contacts.js';
import { memberParameters, memberSpans, membershipOf } from '../sql/member-spans.js';
import { ofWindowAndLikes } from '../sql/reads-later.js';
import { windowUntil } from '../sql/scope.js';
import { isMemberAt } from '../sql/status-marks.js';
import { windowEnd } from '../windows/window-end.js';

/** For how many days somebody is new, and nobody expects contacts yet. */
const tenureDays = 30;

/** How many members have no contact with anybody. */
export const isolated: Metric = {
  id: 'isolated',
  version: 1,
  label: { en: 'Isolated members', fr: 'Membres isolés' },
  question: {
    en: 'How many members have no contact with anybody?',
    fr: 'Combien de membres n’ont de contact avec personne ?',
  },
  definition: {
    en: 'Members at the end of the window who have belonged for at least 30 days and, in the window, neither liked, answered or mentioned anybody nor were liked, answered or mentioned; beside them all members of 30 days. Withdrawn likes, deleted content and contacts with oneself do not count; bots, system, test and suspended accounts are left out. A number, never a list.',
    fr: 'Membres à la fin de la période, présents depuis au moins 30 jours, qui dans la période n’ont aimé, commenté ni mentionné personne et que personne n’a aimés, commentés ni mentionnés ; à côté, tous les membres depuis 30 jours. Les likes retirés, les contenus supprimés et les contacts avec soi-même ne comptent pas ; les robots et les comptes système, de test ou suspendus sont écartés. Un nombre, jamais une liste.',
  },
  formula: {
    en: 'members of 30 days at the end without a contact in the window',
    fr: 'membres depuis 30 jours à la fin sans contact dans la période',
  },
  edgeCases: [
    {
      en: 'A member of 29 days is too new to be isolated.',
      fr: 'Un membre depuis 29 jours est trop récent pour être isolé.',
    },
    {
      en: 'Being liked is a contact too.',
      fr: 'Être aimé est aussi un contact.',
    },
  ],
  unit: 'people',
  higherIsBetter: false,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: {},
  sources: [...contactEvents, 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const [row] = await context.ask<{ members: string; isolated: string }>(
      `SELECT count() AS members, countIf(actor GLOBAL NOT IN (
        SELECT arrayJoin([source, target]) FROM ${contacts(context)}
      )) AS isolated
      FROM ${memberSpans(context, membership)}
      WHERE ${isMemberAt(windowUntil)}
        AND arrayLast(s -> s < ${windowUntil}, starts) <= fromUnixTimestamp64Milli({tenuredSince:Int64}, 'UTC')`,
      {
        ...contactParameters,
        ...memberParameters,
        tenuredSince: windowEnd(context).subtract({ days: tenureDays }).epochMilliseconds,
      },
      ofWindowAndLikes(context),
    );
    const denominator = Number(row?.members ?? 0);
    const numerator = Number(row?.isolated ?? 0);
    return { value: denominator === 0 ? null : numerator, numerator, denominator, membership };
  },
};
