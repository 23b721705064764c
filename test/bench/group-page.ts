import type { Question } from '@ruche/schema';

/** What the group page shows; `ruche-group-stats` asks for these in one request. */
const page = [
  'active_rate',
  'members',
  'posts',
  'likes',
  'comments',
  'time_spent',
  'top_posts',
  'top_authors',
  'top_contributors',
  'devices',
  'messages',
  'files',
  'events',
  'projects',
  'tasks',
];

/** The questions of the group page. */
export function groupPage({ group, period }: { group: string; period: string }): Question[] {
  return page.map((metric) => questionOf(metric, group, period));
}

/** Every metric, one question each. */
export function everyMetric({ group, period }: { group: string; period: string }): Question[] {
  return ['active_members', ...page].map((metric) => questionOf(metric, group, period));
}

function questionOf(metric: string, group: string, period: string): Question {
  const limit = metric.startsWith('top_') ? { limit: 5 } : {};
  return { metric, group, period, compare: 'previous', ...limit };
}
