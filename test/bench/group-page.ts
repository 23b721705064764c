import type { Question } from '@ruche/schema';

/** The questions of the group page (`ruche-group-stats`). */
export function groupPage({ group, period }: { group: string; period: string }): Question[] {
  return metrics.map((metric) => ({ metric, group, period, compare: 'previous' }));
}

const metrics = [
  'active_rate',
  'active_members',
  'posts',
  'likes',
  'comments',
  'top_posts',
  'top_authors',
  'top_contributors',
  'messages',
  'files',
  'events',
  'projects',
  'tasks',
  'devices',
  'time_spent',
  'members',
];
