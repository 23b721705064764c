import { Temporal } from 'temporal-polyfill';
import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { isEligible } from '../sql/eligible-people.js';
import { ofWindowAndDeletions } from '../sql/reads-later.js';
import { inScope, inScopeOrWithdrawn, windowUntil } from '../sql/scope.js';
import { windowEnd } from '../windows/window-end.js';

interface LastPosts {
  /** Milliseconds; 0: never. */
  readonly last: string;
  readonly last_before: string;
  readonly created: string;
}

/** How long nobody has posted. */
export const silence: Metric = {
  id: 'silence',
  version: 1,
  label: { en: 'Days of silence', fr: 'Jours sans publication' },
  question: {
    en: 'For how many days has nobody posted?',
    fr: 'Depuis combien de jours personne n’a-t-il publié ?',
  },
  definition: {
    en: 'Complete local days from the last post by a person to the end of the window (or now); where nobody has ever posted, from the creation of the group. Deleted posts, posts without a person and posts by bots, system, test and suspended accounts break no silence.',
    fr: 'Jours locaux complets entre la dernière publication d’une personne et la fin de la période (ou maintenant) ; si personne n’a jamais publié, depuis la création du groupe. Les publications supprimées, celles sans personne et celles des robots et des comptes système, de test ou suspendus ne rompent pas le silence.',
  },
  formula: {
    en: 'complete local days from the last post to the end of the window',
    fr: 'jours locaux complets de la dernière publication à la fin de la période',
  },
  edgeCases: [
    {
      en: 'Across a clock change a day is a local day, of 23 or 25 hours.',
      fr: 'À un changement d’heure, un jour est un jour local de 23 ou 25 heures.',
    },
    {
      en: 'Never a post and no known creation: no value (never_posted).',
      fr: 'Jamais de publication et création inconnue : pas de valeur (never_posted).',
    },
  ],
  unit: 'days',
  higherIsBetter: false,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'never_posted',
  parameters: {},
  sources: ['Post Created', 'Post Deleted', 'group'],
  measure: async (context) => {
    const { last, last_before: lastBefore, created } = await lastPosts(context);
    const days = (post: string, end: Temporal.ZonedDateTime) =>
      completeDaysSince(Number(post) || Number(created), end);
    return {
      value: days(last, windowEnd(context)),
      ...(context.previous && {
        previous: { value: days(lastBefore, context.previous.to) },
      }),
    };
  },
};

async function lastPosts(context: MetricContext): Promise<LastPosts> {
  const created =
    context.group === null
      ? '0'
      : `(SELECT max(toUnixTimestamp64Milli(assumeNotNull(created))) FROM groups FINAL
          WHERE site = {site:String} AND grp = {group:String} AND created IS NOT NULL)`;
  const [row] = await context.ask<LastPosts>(
    `SELECT toUnixTimestamp64Milli(max(ts)) AS last,
      toUnixTimestamp64Milli(maxIf(ts, ts < fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC'))) AS last_before,
      ${created} AS created
    FROM messages FINAL
    WHERE ${inScope(context)} AND event = 'Post Created' AND ts < ${windowUntil} AND actor != 0
      AND ${isEligible(context)}
      AND object_key GLOBAL NOT IN (
        SELECT object_key FROM messages
        WHERE ${inScopeOrWithdrawn(context, `event = 'Post Deleted'`)} AND event = 'Post Deleted'
      )`,
    {},
    ofWindowAndDeletions,
  );
  return row ?? { last: '0', last_before: '0', created: '0' };
}

function completeDaysSince(milliseconds: number, end: Temporal.ZonedDateTime): number | null {
  if (milliseconds <= 0 || milliseconds > end.epochMilliseconds) return null;
  const last = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  return last.toZonedDateTimeISO(end.timeZoneId).until(end, { largestUnit: 'day' }).days;
}
