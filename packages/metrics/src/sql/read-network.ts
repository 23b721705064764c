import { rememberByRows } from '../answers/remember-by-rows.js';
import type { MetricContext } from '../metric-context.js';
import { contactParameters, contacts } from './contacts.js';
import { ofWindowAndLikes } from './reads-later.js';
import { windowUntil } from './scope.js';

/** Everything that one person did towards another. */
export interface NetworkEdge {
  /** The store keys of the two. */
  readonly source: string;
  readonly target: string;
  /**
   * Contacts, each losing 10 % with every complete month from it to the window's end; rounded, so that the
   * order in which they are added does not show.
   */
  readonly weight: number;
  /** How many contacts there were. */
  readonly contacts: number;
  /** When the last of them was, as the store's text, which sorts by time. */
  readonly last: string;
}

/** Edges as the store answers them: a list of each, since so many rows would take longer to read than to find. */
interface EdgeColumns {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly weights: readonly number[];
  readonly counts: readonly number[];
  readonly lasts: readonly string[];
}

/**
 * The network of the window: one edge for each ordered pair of people with a contact. Roles rest on acts that
 * the site vouched for where it ranks no others, figures (`ranked: false`) on all; everywhere else a page
 * shares this one statement.
 */
export async function readNetwork(
  context: MetricContext,
  { ranked = true } = {},
): Promise<readonly NetworkEdge[]> {
  const rows = await context.ask<EdgeColumns>(
    `SELECT groupArray(source) AS sources, groupArray(target) AS targets,
      groupArray(weight) AS weights, groupArray(contacts) AS counts, groupArray(last) AS lasts
    FROM (
      SELECT toString(source) AS source, toString(target) AS target,
        round(sum(pow(0.9, greatest(0, age('month', at, ${windowUntil}, {zone:String})))), 10) AS weight,
        toUInt32(count()) AS contacts, toString(max(at)) AS last
      FROM ${contacts(context, { ranked })}
      GROUP BY source, target
      ORDER BY source, target
    )`,
    contactParameters,
    ofWindowAndLikes(context),
  );
  return edgesOf(rows);
}

const edgesOf = rememberByRows((rows: readonly EdgeColumns[]): readonly NetworkEdge[] =>
  rows.flatMap(({ sources, targets, weights, counts, lasts }) =>
    sources.map((source, at) => ({
      source,
      target: targets[at] ?? '',
      weight: weights[at] ?? 0,
      contacts: counts[at] ?? 0,
      last: lasts[at] ?? '',
    })),
  ),
);
