import type { MessagesRead } from '@ruche/metrics';
import type { FactsRead } from '../store/store.js';
import { tableNames } from '../store/tables.js';

const source = /\b(?:FROM|(?<!ARRAY )JOIN)\s+([a-z_]+)/g;
const known: readonly string[] = tableNames;

/**
 * Which facts a statement reads: of the tables that it names, and of messages those that are said. One that
 * reads anything but what messages are made into, such as sums, is taken to read everything.
 */
export function factsOf(sql: string, messages: MessagesRead | undefined): FactsRead {
  const tables = [...new Set([...sql.matchAll(source)].map(([, table = '']) => table))];
  if (tables.some((table) => !known.includes(table))) return {};
  const { groups, before, later, earlierContents } = messages ?? {};
  return { tables, groups, before, later, earlierContents };
}
