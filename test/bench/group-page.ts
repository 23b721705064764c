import { catalogue } from '@ruche/metrics';
import type { Question } from '@ruche/schema';

/** What `ruche-group-stats` shows, and asks for in one request. */
const groupStats = [
  ...['active_rate', 'members', 'posts', 'likes', 'comments', 'time_spent'],
  ...['top_posts', 'top_authors', 'top_contributors', 'devices'],
  ...['messages', 'files', 'events', 'projects', 'tasks'],
];

/** What some metrics cannot be asked without. */
const needs: Readonly<Record<string, Partial<Question>>> = {
  conversion: { goal: 'Post Created' },
  group_comparison: { groups: ['g1', 'g2', 'g3', 'g4'] },
};

/** The questions of `ruche-group-stats`. */
export function groupPage(options: { group: string; period: string }): Question[] {
  return groupStats.map((metric) => questionOf(metric, options));
}

/** Every community metric, one question each: the whole page of a group. */
export function everyMetric(options: { group: string; period: string }): Question[] {
  return catalogue.map(({ id }) => questionOf(id, options));
}

/** Distinct people of the 24 whole months before the month of `until`, by month and in all. */
export function longQuestion(until: Date, more: Partial<Question>): Question {
  const month = (back: number) =>
    new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 10);
  const window = { from: month(24), to: month(0), interval: 'month' as const };
  return { metric: 'active_members', ...window, compare: 'none', ...more };
}

function questionOf(
  metric: string,
  { group, period }: { group: string; period: string },
): Question {
  const limit = metric.startsWith('top_') ? { limit: 5 } : {};
  const question = { metric, group, period, compare: 'previous' as const, ...limit };
  return { ...question, ...needs[metric] };
}
