import type { MetricContext } from '../metric-context.js';
import { listOf } from './scope-facts.js';

/** A statement's parameters must stay far below what an address may hold. */
const chunkSize = 500;

interface TraitRow {
  readonly actor_key: string;
  readonly trait: string;
  readonly value: string;
}

/** What a ranking shows of a person. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly avatar: string | null;
  readonly url: string | null;
}

/**
 * The people behind store keys. Whoever is missing from the map has no id: an erased person, whose acts stay
 * in the totals and who is never listed (R10).
 */
export async function peopleOf(
  context: MetricContext,
  actors: readonly string[],
): Promise<Map<string, Person>> {
  const rows = (
    await Promise.all(chunksOf(actors).map((chunk) => traitsOf(context, chunk)))
  ).flat();
  const traits = new Map<string, Map<string, string>>();
  for (const { actor_key: key, trait, value } of rows) {
    traits.set(key, (traits.get(key) ?? new Map<string, string>()).set(trait, value));
  }
  return new Map(
    [...traits].flatMap(([actor, of]) => {
      const id = of.get('id');
      if (!id) return [];
      const shown = (trait: string) => of.get(trait) || null;
      return [[actor, { id, name: shown('name'), avatar: shown('avatar'), url: shown('url') }]];
    }),
  );
}

function traitsOf(context: MetricContext, actors: readonly string[]): Promise<TraitRow[]> {
  return context.ask<TraitRow>(
    `SELECT toString(actor) AS actor_key, trait, value FROM people FINAL
    WHERE site = {site:String} AND trait IN ('id', 'name', 'avatar', 'url')
      AND actor IN {actors:Array(UInt64)}`,
    { actors: listOf(actors) },
  );
}

function chunksOf(actors: readonly string[]): string[][] {
  const distinct = [...new Set(actors)];
  return Array.from({ length: Math.ceil(distinct.length / chunkSize) }, (_, index) =>
    distinct.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
