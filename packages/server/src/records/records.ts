import { randomKey } from '../query/random-key.js';
import type { Store } from '../store/store.js';

/** What is kept as records; a kind's name never changes once it is released. */
export type RecordKind =
  | 'objective'
  | 'annotation'
  | 'badge'
  | 'alert_rule'
  | 'alert'
  | 'digest'
  | 'delivery';

/** One version of a record. */
export interface Entry<Body> {
  readonly id: string;
  /** The group it is about; `null` the whole site. */
  readonly group: string | null;
  /** When this version was written, ISO 8601. */
  readonly at: string;
  /** Rises with every change. */
  readonly version: number;
  readonly body: Body;
}

/** What people set: every change is kept, and visible once it resolves. */
export interface Records {
  put<Body>(record: RecordInput<Body>): Promise<Entry<Body>>;
  remove(record: Omit<RecordInput<unknown>, 'body'>): Promise<void>;
  find<Body>(site: string, kind: RecordKind, id: string): Promise<Entry<Body> | undefined>;
  /** All of a kind that are there, or those changed since a moment, by id. */
  list<Body>(site: string, kind: RecordKind, since?: Date): Promise<Entry<Body>[]>;
  /** The versions since it was last made anew, oldest first. */
  history<Body>(site: string, kind: RecordKind, id: string): Promise<Entry<Body>[]>;
}

/** What {@link Records.put} takes. */
export interface RecordInput<Body> {
  site: string;
  kind: RecordKind;
  id: string;
  group: string | null;
  body: Body;
}

interface Row {
  id: string;
  record_group: string;
  written: string;
  version: string;
  gone: number;
  content: string;
}

const currentSql = `
  SELECT id, argMax(grp, ver) AS record_group, argMax(body, ver) AS content,
    toString(max(ver)) AS version, argMax(removed, ver) AS gone,
    toString(toUnixTimestamp64Milli(argMax(at, ver))) AS written
  FROM records FINAL
  WHERE site = {site:String} AND kind = {kind:String} AND ({id:String} = '' OR id = {id:String})
  GROUP BY id
  HAVING gone = 0 AND max(at) >= fromUnixTimestamp64Milli({since:Int64})
  ORDER BY id`;

const historySql = `
  SELECT id, grp AS record_group, body AS content, toString(ver) AS version, removed AS gone,
    toString(toUnixTimestamp64Milli(at)) AS written
  FROM records FINAL
  WHERE site = {site:String} AND kind = {kind:String} AND id = {id:String}
  ORDER BY ver`;

/** Makes the records of a store. */
export function createRecords({ store, now }: { store: Store; now: () => Date }): Records {
  const write = async (
    { site, kind, id, group, body }: RecordInput<unknown>,
    removed: 0 | 1,
  ): Promise<Entry<unknown>> => {
    const at = now();
    const version = nextVersion(at);
    const row = {
      ...{ site, kind, id, ver: String(version), grp: group ?? '' },
      ...{ at, removed, body: JSON.stringify(body) },
    };
    await store.append([{ id: randomKey(), rows: [{ table: 'records', row }] }]);
    await store.flush();
    return { id, group, at: at.toISOString(), version, body };
  };
  const read = async <Body>(
    sql: string,
    site: string,
    kind: RecordKind,
    id: string,
    since = new Date(0),
  ) => {
    const rows = await store.query<Row>(sql, { site, kind, id, since: since.getTime() });
    return rows.map((row) => ({ gone: row.gone === 1, entry: toEntry<Body>(row) }));
  };

  return {
    put: <Body>(record: RecordInput<Body>) => write(record, 0) as Promise<Entry<Body>>,
    async remove(record) {
      await write({ ...record, body: {} }, 1);
    },
    async find<Body>(site: string, kind: RecordKind, id: string) {
      return (await read<Body>(currentSql, site, kind, id))[0]?.entry;
    },
    async list<Body>(site: string, kind: RecordKind, since?: Date) {
      return (await read<Body>(currentSql, site, kind, '', since)).map(({ entry }) => entry);
    },
    async history<Body>(site: string, kind: RecordKind, id: string) {
      const all = await read<Body>(historySql, site, kind, id);
      const lastGone = all.findLastIndex(({ gone }) => gone);
      return all.slice(lastGone + 1).map(({ entry }) => entry);
    },
  };
}

let lastVersion = 0;

/** Microseconds, so that two changes of one moment keep their order. */
function nextVersion(at: Date): number {
  lastVersion = Math.max(lastVersion + 1, at.getTime() * 1000);
  return lastVersion;
}

function toEntry<Body>({ id, record_group, written, version, content }: Row): Entry<Body> {
  return {
    id,
    group: record_group || null,
    at: new Date(Number(written)).toISOString(),
    version: Number(version),
    body: JSON.parse(content) as Body,
  };
}
