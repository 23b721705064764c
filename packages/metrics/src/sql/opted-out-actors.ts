import type { MetricContext } from '../metric-context.js';

/** The store keys of the people who asked not to be ranked. */
export async function optedOutActors(context: MetricContext): Promise<ReadonlySet<string>> {
  const { marks } = context.facts;
  if (marks) {
    return new Set(marks.filter(({ trait }) => trait === 'ranking').map(({ actor }) => actor));
  }
  const rows = await context.ask<{ actor_key: string }>(
    `SELECT toString(actor) AS actor_key FROM people FINAL
    WHERE site = {site:String} AND trait = 'ranking' AND value = 'false'`,
  );
  return new Set(rows.map(({ actor_key }) => actor_key));
}
