import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { isEligible } from '../sql/eligible-people.js';
import { makeSeries } from '../sql/read-counts.js';
import { isWindowMember } from '../sql/is-window-member.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { ofWindow } from '../sql/reads-later.js';
import { bucketOf, inScope, inWindows, isCurrent } from '../sql/scope.js';

interface TimeRow {
  readonly current: number;
  readonly bucket: string;
  readonly is_total: number | string;
  readonly median: number | null;
  readonly total: string;
  readonly people: string;
}

/** Active time. */
export const timeSpent: Metric = {
  id: 'time_spent',
  version: 1,
  label: { en: 'Time on the platform', fr: 'Temps passé' },
  question: {
    en: 'How much time do members spend on the platform?',
    fr: 'Combien de temps les membres passent-ils sur la plateforme ?',
  },
  definition: {
    en: 'The median of the time for which each active member had the page visible and was active on it (idle after 60 seconds), in the window and in each bucket; the total of everybody beside it. A tab in the background counts nothing. Bots, system, test and suspended accounts are left out. Given for groups only, never for a person.',
    fr: 'La médiane du temps pendant lequel chaque membre actif avait la page visible et y était actif (inactif après 60 secondes), dans la période et par intervalle ; le total de tous à côté. Un onglet en arrière-plan ne compte pas. Les robots et les comptes système, de test ou suspendus sont écartés. Donné pour des groupes, jamais pour une personne.',
  },
  formula: {
    en: 'median over active members of Σ active time; beside it Σ active time of everybody',
    fr: 'médiane sur les membres actifs de Σ temps actif ; à côté Σ temps actif de tous',
  },
  edgeCases: [
    {
      en: 'Time without a person is in the total and in nobody’s median.',
      fr: 'Le temps sans personne est dans le total et dans la médiane de personne.',
    },
    {
      en: 'A tab in the background or an idle person adds nothing after 60 seconds.',
      fr: 'Un onglet en arrière-plan ou une personne inactive n’ajoute rien après 60 secondes.',
    },
    {
      en: 'Nobody with active time: no value (no_activity).',
      fr: 'Personne avec du temps actif : pas de valeur (no_activity).',
    },
  ],
  unit: 'seconds',
  higherIsBetter: null,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: { by: segmentParameter },
  sources: ['Time Spent'],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const rows = await times(context, membership);
    const total = (current: number) =>
      rows.find((row) => row.current === current && Number(row.is_total) !== 0);
    const byBucket = new Map(
      rows
        .filter((row) => Number(row.is_total) === 0)
        .map((row) => [`${row.current} ${row.bucket}`, row]),
    );
    return {
      ...toFigure(total(1)),
      ...(context.previous && { previous: toFigure(total(0)) }),
      beside: toParts(total(1)),
      series: makeSeries(
        context,
        (key) => {
          const row = byBucket.get(`1 ${key}`);
          return { ...toFigure(row), parts: toParts(row), ...(!row && { reason: 'no_activity' }) };
        },
        (key) => toFigure(byBucket.get(`0 ${key}`)).value,
      ),
      membership,
    };
  },
};

async function times(context: MetricContext, membership: Membership): Promise<TimeRow[]> {
  const isActiveMember = `actor != 0 AND ms > 0 AND ${isWindowMember(context, membership)}`;
  return context.ask<TimeRow>(
    `SELECT current, toString(key) AS bucket, is_total,
      quantileExactInclusiveOrNullIf(0.5)(ms, ${isActiveMember}) AS median,
      sum(ms) AS total, countIf(${isActiveMember}) AS people
    FROM (
      SELECT ${isCurrent()} AS current, ${bucketOf(context)} AS key, actor,
        grouping(key) AS is_total, sum(active_ms) AS ms
      FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Time Spent' AND ${inWindows()} AND ${isEligible(context)}
      GROUP BY GROUPING SETS ((current, key, actor), (current, actor))
    )
    GROUP BY current, key, is_total`,
    memberParameters,
    ofWindow(context),
  );
}

function toFigure(row: TimeRow | undefined): Figure {
  return { value: row?.median == null ? null : row.median / 1000 };
}

function toParts(row: TimeRow | undefined): Record<string, number> {
  return { total: Number(row?.total ?? 0) / 1000, people: Number(row?.people ?? 0) };
}
