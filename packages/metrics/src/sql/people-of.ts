import type { MetricContext } from '../metric-context.js';

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
  if (actors.length === 0) return new Map();
  const rows = await context.ask<{ actor_key: string; trait: string; value: string }>(
    `SELECT toString(actor) AS actor_key, trait, value FROM people FINAL
    WHERE site = {site:String} AND trait IN ('id', 'name', 'avatar', 'url')
      AND actor IN (SELECT toUInt64(arrayJoin({actors:Array(String)})))`,
    { actors: [...new Set(actors)] },
  );
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
