import type { Run } from '@ruche/metrics';
import { groupsSql, toGroupRecord } from './group-record.js';
import type { GroupRecord, GroupRow } from './group-record.js';

/** Finds a group of a site; undefined when nothing was ever heard of it. */
export async function findGroup(
  run: Run,
  site: string,
  group: string,
): Promise<GroupRecord | undefined> {
  const [row] = await run<GroupRow>(groupsSql, { site, group });
  return row && toGroupRecord(row);
}

/** All groups of a site, by id. */
export async function listGroups(run: Run, site: string): Promise<GroupRecord[]> {
  const rows = await run<GroupRow>(groupsSql, { site, group: '' });
  return rows.map(toGroupRecord);
}
