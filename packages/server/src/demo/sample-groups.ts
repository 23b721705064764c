/** The group that holds every member. */
export const community = 'communaute';

/** A group of the sample. */
export interface SampleGroup {
  id: string;
  name: string;
  /** The applications that the group has enabled. */
  modules: string[];
  /** The share of members who never wrote in the theme and yet joined it (generated). */
  readers: number;
}

/** The community, and the four of its tags that have the most members. */
export const sampleGroups: readonly SampleGroup[] = [
  {
    id: community,
    name: 'Langue française',
    modules: ['chat', 'files', 'events', 'projects', 'tasks'],
    readers: 1,
  },
  { id: 'discussion', name: 'Discussion', modules: ['chat', 'files', 'events'], readers: 0.3 },
  { id: 'language', name: 'Langue', modules: ['chat', 'files'], readers: 0.22 },
  { id: 'support', name: 'Entraide', modules: ['chat'], readers: 0.12 },
  { id: 'feature-request', name: 'Suggestions', modules: ['projects', 'tasks'], readers: 0.08 },
];

/** The groups that a question with these tags belongs to. */
export function groupsOfTags(tags: readonly string[]): string[] {
  return sampleGroups.filter(({ id }) => id === community || tags.includes(id)).map(({ id }) => id);
}
