import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from '../../engine/embedded-engine.js';
import type { Engine } from '../../engine/engine.js';
import { migrate } from '../migrate.js';
import { rowText } from '../row-text.js';
import { GrowingBuffer } from './growing-buffer.js';
import { packMessage, packedColumns, unpackMessages } from './packed-message.js';

const at = new Date('2026-03-01T12:00:00.123Z');
const least = {
  ...{ site: 's', grp: 'g', main: 1, event: 'page', id: 1n },
  ...{ claimed_at: at, ts: at, received_at: at },
};

/** Texts of every length and kind, also such as take several bytes, and half surrogate pairs. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 200 }),
  fc.constant('é'.repeat(20_000)),
  fc.constant('a\ud800b\0\t\n"\\'),
);
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
const time = fc.date({
  min: new Date(0),
  max: new Date(Date.UTC(2299, 11, 31)),
  noInvalidDate: true,
});
const anyRow = fc.record(
  {
    site: text,
    grp: text,
    main: fc.constantFrom(0, 1),
    event: text,
    claimed_at: fc.oneof(
      time,
      time.map((date) => date.toISOString()),
    ),
    id: uint(128),
    ts: time,
    received_at: time.map((date) => date.toISOString().replace('T', ' ').replace('Z', '')),
    actor: fc.oneof(uint(64), uint(64).map(String), fc.maxSafeNat()),
    visitor: uint(64),
    session: uint(64),
    object: text,
    parent: text,
    author: uint(64),
    mentions: fc.array(uint(64), { maxLength: 200 }),
    device: fc.constantFrom('unknown', 'desktop', 'mobile', 'tablet', 'other', 'bot'),
    active_ms: fc.nat(2 ** 31),
    verified: fc.constantFrom(0, 1),
    version: fc.nat(),
    props: text,
  },
  { requiredKeys: Object.keys(least) as 'site'[] },
);

function pack(rows: readonly Record<string, unknown>[]): Buffer {
  const buffer = new GrowingBuffer();
  for (const row of rows) packMessage(buffer, row);
  return Buffer.from(buffer.view());
}

describe('a packed message', () => {
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
    const rows = await engine.query('SELECT * FROM messages ORDER BY version');
    await engine.command('TRUNCATE TABLE messages');
    return rows;
  };

  it('is to the engine what the same row is as a line of JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 20 }), async (made) => {
        // Told apart by a column of their own, so that none is merged and each has its place.
        const rows = made.map((row, version) => ({ ...row, site: `${version}`, version }));
        const token = `${Math.random()}`;
        const lines = Buffer.from(rows.map((row) => rowText(row)).join(''));
        await engine.insert({ table: 'messages', rows: [lines], token: `lines ${token}` });
        const asLines = await stored();
        await engine.insert({
          ...{ table: 'messages', rows: [pack(rows)], token: `packed ${token}` },
          ...{ format: 'RowBinary', columns: packedColumns },
        });
        expect(await stored()).toEqual(asLines);
        expect(asLines).toHaveLength(rows.length);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 10 }), (rows) => {
        const bytes = pack(rows);
        const read = [...unpackMessages(bytes)];
        expect(read).toHaveLength(rows.length);
        expect(read.at(-1)?.end ?? 0).toBe(bytes.length);
        // What was left out is there as its default, and texts have lost their half pairs.
        expect(pack(read.map(({ row }) => row)).equals(bytes)).toBe(true);
        for (const [place, { row }] of read.entries()) {
          expect(row).toMatchObject({ id: rows[place]?.id, main: rows[place]?.main });
        }
      }),
    );
  });

  it.each([
    [{ site: undefined }, 'messages.site must be text'],
    [{ grp: 5 }, 'messages.grp must be text'],
    [{ main: true }, 'messages.main must be a whole number'],
    [{ ts: 'yesterday' }, 'messages.ts must be a time'],
    [{ received_at: new Date(Number.NaN) }, 'messages.received_at must be a time'],
    [{ claimed_at: undefined }, 'messages.claimed_at must be a time'],
    [{ id: '-5' }, 'messages.id must be an integer'],
    [{ actor: 'u1' }, 'messages.actor must be an integer'],
    [{ mentions: 'u1' }, 'messages.mentions must be a list'],
    [{ mentions: [null] }, 'messages.mentions must be an integer'],
    [{ device: 'toaster' }, /^messages\.device must be one of unknown, desktop, /],
    [{ active_ms: -1 }, 'messages.active_ms must be a whole number'],
    [{ active_ms: 1.5 }, 'messages.active_ms must be a whole number'],
    [{ props: {} }, 'messages.props must be text'],
  ])('says of %o what would be right', (wrong, message) => {
    expect(() => pack([{ ...least, ...wrong }])).toThrow(message);
    expect(pack([least]).length).toBeGreaterThan(0);
  });
});
