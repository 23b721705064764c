import type { MetricContext } from '../metric-context.js';

/** What a rule may count. */
export const badgeFigures = [
  'posts',
  'comments',
  'likes_given',
  'likes_received',
  'active_days',
] as const;

/** See {@link badgeFigures}. */
export type BadgeFigure = (typeof badgeFigures)[number];

/** What a member must do for a badge, as the site has set it. */
export interface BadgeRule {
  readonly id: string;
  readonly name: string;
  readonly metric: BadgeFigure;
  /** Reached: the badge is earned. */
  readonly threshold: number;
  /** The stretch of time in which to earn it, up to the end of the question's window: P28D. */
  readonly window: string;
}

/** The rules of the site, by id; each is the last version of its record. */
export async function readBadgeRules(context: MetricContext): Promise<BadgeRule[]> {
  const rows = await context.ask<{ id: string; content: string }>(
    `SELECT id, argMax(body, ver) AS content, argMax(removed, ver) AS gone
    FROM records FINAL
    WHERE site = {site:String} AND kind = 'badge'
    GROUP BY id HAVING gone = 0 ORDER BY id`,
  );
  return rows.map(({ id, content }) => ({ ...(JSON.parse(content) as Omit<BadgeRule, 'id'>), id }));
}
