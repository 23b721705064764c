import { answerQuestion, type Metric } from '@ruche/metrics';

/** What the store would say of a group with a roster, somebody who left, a bot and a deleted post. */
const facts = [
  { fact: 'members', name: '', value: '', key: '2', at: '1' },
  { fact: 'mark', name: 'kind', value: 'bot', key: '1', at: '0' },
  { fact: 'deleted', name: 'Post Deleted', value: '', key: '1', at: '1' },
];

/** Parameters without which some metrics give no answer. */
const needed: Readonly<Record<string, Record<string, unknown>>> = {
  conversion: { goal: 'Form Submitted', after: 'page' },
  group_comparison: { groups: 'design,research' },
};

/** Whether a statement is the one that every answer begins with. */
export function isPreamble(statement: string): boolean {
  return statement.includes(`'mark' AS fact`);
}

/**
 * The statements with which a metric asks the store about a group in the last 28 days, as they are sent. The
 * answers are made up and empty, so that what follows from rows (names of people) is not among them.
 */
export async function recordStatements({ id }: Pick<Metric, 'id'>): Promise<string[]> {
  const statements = new Set<string>();
  await answerQuestion({
    question: { metric: id, group: 'design', period: 'P28D', compare: 'previous', ...needed[id] },
    site: { id: 'default', timezone: 'UTC' },
    group: { id: 'design' },
    asOf: new Date('2026-10-01T12:00:00Z'),
    run: <T>(sql: string) => {
      statements.add(sql);
      return Promise.resolve((isPreamble(sql) ? facts : []) as T[]);
    },
  });
  return [...statements];
}
