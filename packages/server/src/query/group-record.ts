/** A group as the store knows it. */
export interface GroupRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly modules: string[];
  readonly timezone: string | null;
  /** ISO 8601 */
  readonly created: string | null;
}

/** The form in which the store answers. */
export interface GroupRow {
  grp: string;
  name: string;
  url: string;
  modules: string[];
  timezone: string;
  created: string | null;
}

/** The groups of a site that something is known of, one or all. */
export const groupsSql = `
  SELECT grp, name, url, modules, timezone,
         if(created IS NULL, NULL, formatDateTime(created, '%Y-%m-%dT%H:%i:%SZ', 'UTC')) AS created
  FROM groups FINAL
  WHERE site = {site:String} AND ({group:String} = '' OR grp = {group:String})
  ORDER BY grp`;

/** Reads a row of {@link groupsSql}. */
export function toGroupRecord(row: GroupRow): GroupRecord {
  return {
    id: row.grp,
    name: row.name || row.grp,
    url: row.url || null,
    modules: row.modules,
    timezone: row.timezone || null,
    created: row.created,
  };
}
