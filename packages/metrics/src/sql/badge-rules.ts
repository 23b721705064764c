import type { BadgeRuleSettings } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';

/** What a member must do for a badge, as the site has set it. */
export type BadgeRule = BadgeRuleSettings & { readonly id: string };
/** What a rule may count. */
export type BadgeFigure = BadgeRuleSettings['metric'];

/** The rules of the site, by id; each is the last version of its record. */
export async function readBadgeRules(context: MetricContext): Promise<BadgeRule[]> {
  const rows = await context.ask<{ id: string; content: string }>(
    `SELECT id, argMax(body, ver) AS content, argMax(removed, ver) AS gone
    FROM records FINAL
    WHERE site = {site:String} AND kind = 'badge'
    GROUP BY id HAVING gone = 0 ORDER BY id`,
  );
  return rows.map(({ id, content }) => ({ ...(JSON.parse(content) as BadgeRuleSettings), id }));
}
