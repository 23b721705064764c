import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from '../../engine/embedded-engine.js';
import type { Engine } from '../../engine/engine.js';
import { migrate } from '../migrate.js';
import { instantOf } from '../column-time.js';
import { rowText } from '../row-text.js';
import { GrowingBuffer } from './growing-buffer.js';
import { packedLayouts, unpackRows } from './packed-rows.js';

const at = new Date('2026-03-01T12:00:00.123Z');
const least = {
  messages: {
    ...{ site: 's', grp: 'g', main: 1, event: 'page', id: 1n },
    ...{ claimed_at: at, ts: at, received_at: at },
  },
  contents: { site: 's', kind: 'post', id: 'p1', ts: at, ver: 1n },
};
type Packed = keyof typeof least;
const tables = Object.keys(least) as Packed[];

/** Texts of every length and kind, also such as take several bytes, and half surrogate pairs. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 200 }),
  fc.constant('é'.repeat(20_000)),
  fc.constant('a\ud800b\0\t\n"\\'),
);
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
const date = fc.date({
  min: new Date(0),
  max: new Date(Date.UTC(2299, 11, 31)),
  noInvalidDate: true,
});
const time = fc.oneof(
  date,
  date.map((one) => one.toISOString()),
  date.map((one) => one.toISOString().replace('T', ' ').replace('Z', '')),
);
const key = fc.oneof(uint(64), uint(64).map(String), fc.maxSafeNat());
const anyRow: Record<Packed, fc.Arbitrary<Record<string, unknown>>> = {
  messages: fc.record(
    {
      ...{ site: text, grp: text, main: fc.constantFrom(0, 1), event: text },
      ...{ claimed_at: time, id: uint(128), ts: time, received_at: time },
      ...{ actor: key, visitor: key, session: key, object: text, parent: text, author: key },
      mentions: fc.array(key, { maxLength: 200 }),
      device: fc.constantFrom('unknown', 'desktop', 'mobile', 'tablet', 'other', 'bot'),
      ...{ active_ms: fc.nat(2 ** 31), verified: fc.constantFrom(0, 1), props: text },
    },
    { requiredKeys: Object.keys(least.messages) as 'site'[] },
  ),
  contents: fc.record(
    {
      ...{ site: text, kind: text, id: text, actor: key, ts: time, title: text, url: text },
      ...{ grps: fc.array(text, { maxLength: 5 }), parent: text, ver: key },
      starts_at: fc.option(time),
    },
    { requiredKeys: Object.keys(least.contents) as 'site'[] },
  ),
};

function pack(table: Packed, rows: readonly Record<string, unknown>[]): Buffer {
  const buffer = new GrowingBuffer();
  for (const row of rows) packedLayouts[table]!.pack(buffer, row);
  return Buffer.from(buffer.view());
}

describe.each(tables)('a packed row of %s', (table) => {
  let dir: string;
  let engine: Engine;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ruche-packed-'));
    engine = await openEmbeddedEngine({ dir });
    await migrate({ engine });
  });
  afterAll(async () => {
    await engine?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const stored = async () => {
    const rows = await engine.query(`SELECT * FROM ${table} ORDER BY site`);
    await engine.command(`TRUNCATE TABLE ${table}`);
    return rows;
  };

  it('is to the engine what the same row is as a line of JSON', async () => {
    const made = fc.array(anyRow[table], { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(made, async (some) => {
        // Each has a site of its own, so that none is merged and all have their place.
        const rows = some.map((row, number) => ({
          ...row,
          site: `${100 + number} ${String(row['site'])}`,
        }));
        const token = `${Math.random()}`;
        const lines = Buffer.from(rows.map((row) => rowText(row)).join(''));
        await engine.insert({ table, rows: [lines], token: `lines ${token}` });
        const asLines = await stored();
        const { columns } = packedLayouts[table]!;
        await engine.insert({
          ...{ table, rows: [pack(table, rows)], token: `packed ${token}` },
          ...{ format: 'RowBinary', columns },
        });
        expect(await stored()).toEqual(asLines);
        expect(asLines).toHaveLength(rows.length);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyRow[table], { maxLength: 10 }), (rows) => {
        const bytes = pack(table, rows);
        const read = [...unpackRows(table, bytes)];
        expect(read).toHaveLength(rows.length);
        expect(read.at(-1)?.end ?? 0).toBe(bytes.length);
        // What was left out is there as its default, and texts have lost their half pairs.
        const again = read.map(({ row }) => row);
        expect(pack(table, again).equals(bytes)).toBe(true);
        for (const [place, row] of rows.entries()) {
          expect(BigInt(String(again[place]?.['actor']))).toBe(BigInt(String(row['actor'] ?? 0)));
          expect(again[place]?.['ts']).toEqual(new Date(instantOf(row['ts'])));
        }
      }),
    );
  });
});

it.each<[Packed, object, string | RegExp]>([
  ['messages', { site: undefined }, 'messages.site must be text'],
  ['messages', { grp: 5 }, 'messages.grp must be text'],
  ['messages', { main: true }, 'messages.main must be a whole number'],
  ['messages', { ts: 'yesterday' }, 'messages.ts must be a time'],
  ['messages', { received_at: new Date(Number.NaN) }, 'messages.received_at must be a time'],
  ['messages', { claimed_at: undefined }, 'messages.claimed_at must be a time'],
  ['messages', { id: '-5' }, 'messages.id must be an integer'],
  ['messages', { actor: 'u1' }, 'messages.actor must be an integer'],
  ['messages', { mentions: 'u1' }, 'messages.mentions must be a list'],
  ['messages', { mentions: [null] }, 'messages.mentions must be an integer'],
  ['messages', { device: 'toaster' }, /^messages\.device must be one of unknown, desktop, /],
  ['messages', { active_ms: -1 }, 'messages.active_ms must be a whole number'],
  ['messages', { active_ms: 1.5 }, 'messages.active_ms must be a whole number'],
  ['messages', { props: {} }, 'messages.props must be text'],
  ['contents', { id: null }, 'contents.id must be text'],
  ['contents', { grps: 'g' }, 'contents.grps must be a list'],
  ['contents', { grps: [1] }, 'contents.grps must be text'],
  ['contents', { starts_at: 'soon' }, 'contents.starts_at must be a time'],
  ['contents', { ver: undefined }, 'contents.ver must be an integer'],
])('a row of %s with %o is refused with what would be right', (table, wrong, message) => {
  expect(() => pack(table, [{ ...least[table], ...wrong }])).toThrow(message);
  expect(pack(table, [least[table]]).length).toBeGreaterThan(0);
});
