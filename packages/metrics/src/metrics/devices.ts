import type { MeasuredPart, Metric, Text } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { isEligible } from '../sql/eligible-people.js';
import { isWindowMember } from '../sql/is-window-member.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, inWindows, isCurrent } from '../sql/scope.js';

const partLabels: Record<string, Text> = {
  desktop: { en: 'Desktop only', fr: 'Ordinateur seulement' },
  mobile: { en: 'Mobile only', fr: 'Mobile seulement' },
  both: { en: 'Desktop and mobile', fr: 'Ordinateur et mobile' },
  unknown: { en: 'Unknown', fr: 'Inconnu' },
};

const sessionLabels: Record<string, Text> = {
  desktop: { en: 'Desktop', fr: 'Ordinateur' },
  mobile: { en: 'Mobile', fr: 'Mobile' },
  unknown: { en: 'Unknown', fr: 'Inconnu' },
};

/** Whose device mix is asked for: what is counted once, and into which parts. */
interface Split {
  readonly key: string;
  readonly isCounted: string;
  readonly labels: Record<string, Text>;
  readonly ofMembers?: true;
}

/** See {@link Split}. */
const splits: Record<string, Split> = {
  members: { key: 'actor', isCounted: 'actor != 0', labels: partLabels, ofMembers: true },
  sessions: { key: 'session', isCounted: 'session != 0', labels: sessionLabels },
};

/** The devices that members use. */
export const devices: Metric = {
  id: 'devices',
  version: 1,
  label: { en: 'Device mix', fr: 'Type d’appareil' },
  question: {
    en: 'Do members come by computer, by mobile, or by both?',
    fr: 'Les membres viennent-ils sur ordinateur, sur mobile ou sur les deux ?',
  },
  definition: {
    en: 'Members active in the window, each in one part: only by computer, only by mobile (tablets count as mobile), by both, or by none that is known. By sessions: every session in the class of its device. The parts sum to the whole. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres actifs dans la période, chacun dans une seule part : seulement sur ordinateur, seulement sur mobile (les tablettes comptent comme mobiles), sur les deux, ou sur aucun appareil connu. Par sessions : chaque session dans la classe de son appareil. Les parts font le tout. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'for each class, members whose acts of the window are of that class alone ÷ active members',
    fr: 'pour chaque classe, membres dont les actes de la période sont de cette seule classe ÷ membres actifs',
  },
  edgeCases: [
    {
      en: 'A person seen on a known and on an unknown device is in the known part.',
      fr: 'Une personne vue sur un appareil connu et sur un inconnu est dans la part connue.',
    },
    {
      en: 'A tablet is mobile; a device of no known class is unknown, never left out.',
      fr: 'Une tablette est mobile ; un appareil de classe inconnue est « inconnu », jamais écarté.',
    },
    {
      en: 'The shares sum to 1.',
      fr: 'Les parts font 1.',
    },
  ],
  unit: 'share',
  higherIsBetter: null,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: {
    by: {
      type: 'choice',
      values: ['members', 'sessions'],
      default: 'members',
      description: {
        en: 'What is split: active members, or sessions',
        fr: 'Ce qui est réparti : les membres actifs ou les sessions',
      },
    },
  },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const split = splits[String(context.parameters.by)] ?? splits.members;
    if (!split) return { value: null };
    const { labels } = split;
    const membership = await membershipOf(context);
    const rows = await classes(context, split, membership);
    const count = (current: number, part: string) =>
      Number(rows.find((row) => row.current === current && row.class === part)?.n ?? 0);
    const total = (current: number) =>
      Object.keys(labels).reduce((sum, part) => sum + count(current, part), 0);
    const parts = Object.entries(labels).map(([part, label]): MeasuredPart => ({
      key: part,
      label,
      value: count(1, part),
      ...(context.previous && { previous: count(0, part) }),
    }));
    return {
      value: total(1) || null,
      ...(context.previous && { previous: { value: total(0) || null } }),
      parts,
      ...(split.ofMembers && { membership }),
    };
  },
};

async function classes(
  context: MetricContext,
  { key, isCounted, ofMembers }: Split,
  membership: Membership,
) {
  const { isQualifying, parameters } = qualifyingActs({ level: 'connected' });
  return context.ask<{ current: number; class: string; n: string }>(
    `SELECT current,
      multiIf(desktop AND mobile, 'both', desktop, 'desktop', mobile, 'mobile', 'unknown') AS class,
      count() AS n
    FROM (
      SELECT ${isCurrent()} AS current, ${key},
        max(device = 'desktop') AS desktop, max(device IN ('mobile', 'tablet')) AS mobile
      FROM messages FINAL
      WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()} AND ${isCounted}
        AND device != 'bot' AND ${isEligible(context)}
      GROUP BY current, ${key}
    )
    WHERE ${ofMembers ? isWindowMember(context, membership) : '1'}
    GROUP BY current, class`,
    { ...parameters, ...memberParameters },
    ofWindow(context),
  );
}
