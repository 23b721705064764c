import type { Store } from '../store/store.js';
import { mutate } from './mutate.js';
import { withoutTexts } from './telling-texts.js';
import type { TellingTexts } from './telling-texts.js';

/** What {@link cleanRecords} takes. */
export interface CleanRecordsOptions {
  store: Store;
  site: string;
  texts: TellingTexts;
  members: readonly string[];
}

interface Row {
  kind: string;
  id: string;
  ver: string;
  body: string;
}

/** Records of so many versions are read at once. */
const atOnce = 5000;

/** Takes people out of what was set and noted: every version of it, owners, titles, texts, payloads. */
export async function cleanRecords(options: CleanRecordsOptions): Promise<void> {
  const { store, site, texts, members } = options;
  for (let offset = 0; ; offset += atOnce) {
    const rows = await store.query<Row>(
      `SELECT kind, id, toString(ver) AS ver, body FROM records
      WHERE site = {site:String} ORDER BY kind, id, ver LIMIT {atOnce:UInt32} OFFSET {offset:UInt64}`,
      { site, atOnce, offset },
    );
    const changed = rows.flatMap((row) => {
      const body = cleanBody(row.body, texts, members);
      return body === row.body ? [] : [{ name: `${row.kind}\0${row.id}\0${row.ver}`, body }];
    });
    if (changed.length > 0) {
      await mutate(
        store,
        'records',
        `UPDATE body = transform(concat(kind, '\\0', id, '\\0', toString(ver)), {names:Array(String)}, {bodies:Array(String)}, body)
        WHERE site = {site:String} AND concat(kind, '\\0', id, '\\0', toString(ver)) IN {names:Array(String)}`,
        { site, names: changed.map(({ name }) => name), bodies: changed.map(({ body }) => body) },
      );
    }
    if (rows.length < atOnce) return;
  }
}

/** An owner is somebody; a payload is JSON within JSON. */
function cleanBody(text: string, texts: TellingTexts, members: readonly string[]): string {
  const body = JSON.parse(text) as unknown;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return text;
  const { owner, payload, ...rest } = body as Record<string, unknown>;
  const isOwner = typeof owner === 'string' && members.includes(owner);
  const cleaned = withoutTexts(rest, texts) as Record<string, unknown>;
  const result = {
    ...cleaned,
    ...(owner === undefined || isOwner ? {} : { owner }),
    ...(typeof payload === 'string' ? { payload: cleanJson(payload, texts) } : {}),
  };
  const isSame = !isOwner && sameJson(rest, cleaned) && result.payload === payload;
  return isSame ? text : JSON.stringify(result);
}

function cleanJson(text: string, texts: TellingTexts): string {
  const value = JSON.parse(text) as unknown;
  const cleaned = withoutTexts(value, texts);
  return sameJson(value, cleaned) ? text : JSON.stringify(cleaned);
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
