import type { Metric } from '../metric.js';
import { isEligible } from '../sql/eligible-people.js';
import { readCounts, type CountRow } from '../sql/read-counts.js';
import { bucketOf, inScopeOrWithdrawn, inWindows, isCurrent } from '../sql/scope.js';

/** Events held. */
export const events: Metric = {
  id: 'events',
  version: 1,
  label: { en: 'Events held', fr: 'Événements organisés' },
  question: {
    en: 'How many events took place?',
    fr: 'Combien d’événements ont eu lieu ?',
  },
  definition: {
    en: 'Events by the date on which they start, as last announced; cancelled ones are left out, and so are those that have not begun. An event announced again after it was cancelled counts again. Events of bots, system, test and suspended accounts are left out. A group without events has no value, not 0.',
    fr: 'Événements à la date de leur début, selon la dernière annonce ; les événements annulés et ceux qui n’ont pas commencé sont écartés. Un événement annoncé à nouveau après son annulation compte à nouveau. Ceux des robots et des comptes système, de test ou suspendus sont écartés. Un groupe sans événements n’a pas de valeur, et non 0.',
  },
  formula: {
    en: 'number of events by the date of their start, as last announced, less those cancelled',
    fr: 'nombre d’événements à la date de leur début, selon la dernière annonce, moins ceux annulés',
  },
  edgeCases: [
    {
      en: 'An event moved to another month counts in that month alone.',
      fr: 'Un événement déplacé à un autre mois ne compte que dans celui-ci.',
    },
    {
      en: 'An event that has not begun does not count yet, even inside the window.',
      fr: 'Un événement qui n’a pas commencé ne compte pas encore, même dans la période.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  module: 'events',
  emptyReason: 'no_events',
  parameters: {},
  sources: ['Event Scheduled', 'Event Cancelled'],
  measure: async (context) => {
    const scope = inScopeOrWithdrawn(context, `event = 'Event Cancelled'`);
    const rows = await context.ask<CountRow>(
      `SELECT ${isCurrent('held')} AS current, toString(${bucketOf(context, 'held')}) AS bucket,
        grouping(bucket) AS is_total, count() AS n
      FROM (
        SELECT argMaxIf(
            parseDateTime64BestEffortOrNull(JSONExtractString(props, 'starts_at'), 3, {zone:String}),
            ts, event = 'Event Scheduled'
          ) AS start,
          assumeNotNull(start) AS held,
          argMax(event = 'Event Cancelled', (ts, event = 'Event Cancelled')) AS cancelled
        FROM messages FINAL
        WHERE ${scope} AND event IN ('Event Scheduled', 'Event Cancelled') AND ${isEligible(context)}
        GROUP BY object_key
        HAVING NOT cancelled AND start IS NOT NULL
      )
      WHERE ${inWindows('held')} AND held <= fromUnixTimestamp64Milli({begun:Int64}, 'UTC')
      GROUP BY GROUPING SETS ((current, bucket), (current))`,
      // What lies ahead has not been held; past the window nothing is asked about.
      { begun: Math.min(context.now.epochMilliseconds, context.window.to.epochMilliseconds) },
      { later: ['Event Scheduled', 'Event Cancelled'] },
    );
    return readCounts(context, rows);
  },
};
