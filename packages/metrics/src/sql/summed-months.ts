import { activeEvents, contributingEvents, passiveEvents } from '../acts.js';

/**
 * The closed months of a site, in a zone, of which the people are summed up and of which no fact came late,
 * changed or went since. A day (UTC) may be about the months on both sides of it.
 */
export const summedMonthsSql = `SELECT toString(month) AS bucket FROM summed_months FINAL
    WHERE site = {site:String} AND zone = {zone:String} AND basis = {basis:String}
      AND NOT arrayExists(
        change -> change.3 >= ver AND change.1 <= addMonths(month, 1)
          AND (change.2 = 1 OR change.1 >= subtractDays(month, 1)),
        (SELECT groupArray((day, onwards, ver)) FROM changed_days FINAL WHERE site = {site:String})
      )
    ORDER BY month`;

/** What the sums rest on: where it changes, months are summed up anew. */
export const summedMonthsParameters = {
  basis: fingerprint(JSON.stringify([1, passiveEvents, activeEvents, contributingEvents])),
};

/** FNV-1a. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
