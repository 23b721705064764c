import type { Row } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';
import { peopleOf } from '../sql/people-of.js';
import { listBest } from './list-best.js';
import { rankRows, type Places } from './rank-rows.js';

/** A person as a statement ranks them. */
export interface RankedActor {
  readonly actor_key: string;
  readonly value: number | string;
  readonly reached: string;
  readonly [part: string]: number | string;
}

/**
 * Lists the people that a statement ranks. `read` answers the best `count` actors with all that are tied
 * with the last. Who has no id any more is never listed (R10).
 */
export async function rankPeople(
  context: MetricContext,
  read: (count: number) => Promise<readonly RankedActor[]>,
  parts: readonly string[] = [],
): Promise<Row[]> {
  const listed = await listBest(context.limit, read, async (rows) => {
    const people = await peopleOf(
      context,
      rows.map((row) => row.actor_key),
    );
    return rows.flatMap((row) => {
      const person = people.get(row.actor_key);
      if (!person) return [];
      const { value, reached } = row;
      return [{ ...person, value: Number(value), reached, parts: pick(row, parts) }];
    });
  });
  return rankRows(listed, context.parameters.places as Places)
    .slice(0, context.limit)
    .map(({ reached: _reached, parts: own, ...row }) => ({
      ...row,
      ...(parts.length > 0 && { parts: own }),
    }));
}

function pick(row: RankedActor, parts: readonly string[]): Record<string, number> {
  return Object.fromEntries(parts.map((part) => [part, Number(row[part] ?? 0)]));
}
