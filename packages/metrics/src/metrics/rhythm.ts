import type { Metric, Text } from '../metric.js';
import { levelParameter, qualifyingActs } from '../parameters/level-parameter.js';
import { isEligible } from '../sql/eligible-people.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, inWindows, isCurrent } from '../sql/scope.js';

const weekdays: readonly Text[] = [
  { en: 'Monday', fr: 'Lundi' },
  { en: 'Tuesday', fr: 'Mardi' },
  { en: 'Wednesday', fr: 'Mercredi' },
  { en: 'Thursday', fr: 'Jeudi' },
  { en: 'Friday', fr: 'Vendredi' },
  { en: 'Saturday', fr: 'Samedi' },
  { en: 'Sunday', fr: 'Dimanche' },
];

/** When people act. */
export const rhythm: Metric = {
  id: 'rhythm',
  version: 1,
  label: { en: 'Rhythm', fr: 'Rythme' },
  question: {
    en: 'On which days and at which hours do people act?',
    fr: 'Quels jours et à quelles heures les personnes sont-elles actives ?',
  },
  definition: {
    en: 'Qualifying acts of the window by weekday and hour of the group’s zone: 168 cells, named by ISO weekday and hour (1-09 is Monday from 9 to 10). An hour that a clock change repeats is one cell. Acts by bots, system, test and suspended accounts are left out.',
    fr: 'Actes pris en compte dans la période, par jour de la semaine et heure dans le fuseau du groupe : 168 cases, nommées par jour ISO et heure (1-09 : le lundi de 9 h à 10 h). Une heure répétée par un changement d’heure est une seule case. Les actes des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of qualifying acts by local weekday and hour',
    fr: 'nombre d’actes pris en compte par jour de semaine et heure locaux',
  },
  edgeCases: [
    {
      en: 'The hour that a clock change skips stays 0 that day, the one that it repeats holds both.',
      fr: 'L’heure sautée par un changement d’heure reste à 0 ce jour-là, l’heure répétée contient les deux.',
    },
    {
      en: 'The cells sum to the value.',
      fr: 'Les cases font la valeur.',
    },
  ],
  unit: 'count',
  higherIsBetter: null,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: { level: levelParameter },
  sources: ['page', 'any event'],
  measure: async (context) => {
    const { isQualifying, parameters } = qualifyingActs(context.parameters);
    const rows = await context.ask<{ current: number; weekday: number; hour: number; n: string }>(
      `SELECT ${isCurrent()} AS current, toDayOfWeek(ts, 0, {zone:String}) AS weekday,
        toHour(ts, {zone:String}) AS hour, count() AS n
      FROM messages FINAL
      WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()} AND ${isEligible(context)}
      GROUP BY current, weekday, hour`,
      parameters,
      ofWindow(context),
    );
    const counts = new Map(
      rows.map(({ current, weekday, hour, n }) => [`${current} ${cell(weekday, hour)}`, Number(n)]),
    );
    const total = (current: number) =>
      rows.reduce((sum, row) => (row.current === current ? sum + Number(row.n) : sum), 0);
    return {
      value: total(1),
      ...(context.previous && { previous: { value: total(0) } }),
      parts: weekdays.flatMap(({ en, fr }, index) =>
        Array.from({ length: 24 }, (_, hour) => {
          const key = cell(index + 1, hour);
          return {
            key,
            label: { en: `${en} ${hour}:00`, fr: `${fr} ${hour} h` },
            value: counts.get(`1 ${key}`) ?? 0,
            ...(context.previous && { previous: counts.get(`0 ${key}`) ?? 0 }),
          };
        }),
      ),
    };
  },
};

function cell(weekday: number, hour: number): string {
  return `${weekday}-${String(hour).padStart(2, '0')}`;
}
