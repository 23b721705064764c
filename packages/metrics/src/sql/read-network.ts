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

/** Who turned to whom. */
export interface Network {
  /** One for each ordered pair of people with a contact; of a very large network the {@link mostEdges} strongest. */
  readonly edges: readonly NetworkEdge[];
  /** How many there are in all: people, ordered pairs of them in contact (`edges`), and pairs of whatever order. */
  readonly people: number;
  readonly pairs: number;
  readonly size: number;
}

/**
 * How many edges are looked at. What a graph is asked for takes half a second then; of some millions of edges
 * it would take minutes and all memory.
 */
export const mostEdges = 50_000;

/** A network as the store answers it: lists, since so many rows would take longer to read than to find. */
interface NetworkRow {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly weights: readonly number[];
  readonly counts: readonly number[];
  readonly lasts: readonly string[];
  readonly people: number;
  readonly pairs: number;
  readonly size: number;
}

/**
 * The network of the window. Roles rest on acts that the site vouched for where it ranks no others, figures
 * (`ranked: false`) on all; everywhere else a page shares this one statement.
 */
export async function readNetwork(
  context: MetricContext,
  { ranked = true } = {},
): Promise<Network> {
  const strongest = (column: string) => `groupArray(${mostEdges})(${column})`;
  const rows = await context.ask<NetworkRow>(
    `SELECT arrayMap(key -> toString(key), ${strongest('source')}) AS sources,
      arrayMap(key -> toString(key), ${strongest('target')}) AS targets,
      ${strongest('weight')} AS weights, ${strongest('contacts')} AS counts,
      arrayMap(at -> toString(at), ${strongest('last')}) AS lasts,
      toUInt32(uniqExactArray([source, target])) AS people,
      toUInt32(uniqExact((least(source, target), greatest(source, target)))) AS pairs,
      toUInt32(count()) AS size
    FROM (
      SELECT source, target,
        round(sum(pow(0.9, greatest(0, age('month', at, ${windowUntil}, {zone:String})))), 10) AS weight,
        toUInt32(count()) AS contacts, max(at) AS last
      FROM ${contacts(context, { ranked })}
      GROUP BY source, target
      ORDER BY weight DESC, source, target
    )`,
    contactParameters,
    ofWindowAndLikes(context),
  );
  return networkOf(rows);
}

/** What stands beside a figure that rests on the edges: how many there are, and how many were looked at if fewer. */
export function edgesBeside({ edges, size }: Network): Record<string, number> {
  return { edges: size, ...(edges.length < size && { strongest: edges.length }) };
}

const networkOf = rememberByRows(([row]: readonly NetworkRow[]): Network => {
  if (!row) return { edges: [], people: 0, pairs: 0, size: 0 };
  const { sources, targets, weights, counts, lasts, ...totals } = row;
  const edges = sources.map((source, at) => ({
    source,
    target: targets[at] ?? '',
    weight: weights[at] ?? 0,
    contacts: counts[at] ?? 0,
    last: lasts[at] ?? '',
  }));
  return { ...totals, edges };
});
