import { createRecords } from '../records/records.js';
import type { Entry, RecordKind } from '../records/records.js';
import type { Context } from './context.js';
import { mayRead, mustManage, mustRead, outOfReach } from './settings-access.js';
import type { KnownReader } from './settings-access.js';

/** Records of one kind, within the reach of who asks. */
export interface RecordsOf<Body> {
  /** What there is and may be seen, of one group where it is named. */
  list(reader: KnownReader, group?: string): Promise<Entry<Body>[]>;
  /** @throws ProblemError `forbidden`, whether it is out of reach or not there. */
  find(reader: KnownReader, id: string): Promise<Entry<Body>>;
  /** What is there now, for whoever may change it and what it is to become; undefined for a new one. */
  mayChange(
    reader: KnownReader,
    id: string,
    group: string | null,
  ): Promise<Entry<Body> | undefined>;
  put(reader: KnownReader, id: string, group: string | null, body: Body): Promise<Entry<Body>>;
  remove(reader: KnownReader, id: string): Promise<void>;
  history(reader: KnownReader, id: string): Promise<Entry<Body>[]>;
}

/** Opens one kind of records. */
export function recordsOf<Body>(context: Context, kind: RecordKind): RecordsOf<Body> {
  const records = createRecords(context);

  return {
    async list(reader, group) {
      if (group !== undefined) mustRead(reader, group);
      const all = await records.list<Body>(reader.site.id, kind);
      return all.filter(
        (entry) => mayRead(reader, entry.group) && (group === undefined || entry.group === group),
      );
    },
    async find(reader, id) {
      const entry = await records.find<Body>(reader.site.id, kind, id);
      if (!entry || !mayRead(reader, entry.group)) throw outOfReach();
      return entry;
    },
    async mayChange(reader, id, group) {
      mustManage(reader, group);
      const before = await records.find<Body>(reader.site.id, kind, id);
      if (before) mustManage(reader, before.group);
      return before;
    },
    put: (reader, id, group, body) => records.put({ site: reader.site.id, kind, id, group, body }),
    async remove(reader, id) {
      const before = await records.find<Body>(reader.site.id, kind, id);
      if (!before) throw outOfReach();
      mustManage(reader, before.group);
      await records.remove({ site: reader.site.id, kind, id, group: before.group });
    },
    history: (reader, id) => records.history<Body>(reader.site.id, kind, id),
  };
}
