import { expect, test } from 'vitest';
import { GrowingBuffer } from './log/growing-buffer.js';
import { readFrames, writeFrame } from './log/frame.js';
import { rowText } from './row-text.js';
import { SegmentFacts } from './segment-facts.js';
import type { StoredRow } from './store.js';

const limit = '2026-11-21';
const long = '2020-01-01T00:00:00.000Z';
const message = (event: unknown, ts: unknown, more = {}): StoredRow => ({
  table: 'messages',
  row: {
    site: 's',
    grp: 'g',
    main: 1,
    event,
    claimed_at: long,
    id: 1n,
    ts,
    received_at: long,
    ...more,
  },
});
const content = (id: string, ts: string): StoredRow => ({
  table: 'contents',
  row: { site: 's', kind: 'post', id, ts, ver: 1n },
});
const membership = (ts: unknown): StoredRow => ({
  table: 'memberships',
  row: { site: 's', grp: 'g', ts, joined: 1 },
});

/**
 * What the rows say: as they are noted, merged from those of two appends, read back from the log, and from one
 * of an earlier release, where messages too were lines of JSON.
 */
function waysOf(rows: StoredRow[]): SegmentFacts[] {
  const noted = new SegmentFacts();
  const merged = new SegmentFacts();
  const buffer = new GrowingBuffer();
  for (const [index, row] of rows.entries()) {
    const own = new SegmentFacts();
    writeFrame(buffer, [{ id: BigInt(index), rows: [row] }], { at: 0, facts: own });
    noted.note(row);
    merged.add(own);
  }
  const read = SegmentFacts.of(readFrames(Buffer.from(buffer.view()), 0).frames);
  return [noted, merged, read, ofLines(rows)];
}

function ofLines(rows: StoredRow[]): SegmentFacts {
  const sections = rows.map(({ table, row }) => {
    const bytes = Buffer.from(rowText(row));
    return { table, rows: 1, format: 'JSONEachRow' as const, bytes };
  });
  return SegmentFacts.of([{ at: 0, ids: Buffer.alloc(0), sections }]);
}

test('the events of each group with the first instant of each, and the other tables', () => {
  const strange = 'Été "26" \\ "event":"x"';
  const rows = [
    message('page', '2026-11-21T10:00:00.000Z'),
    message('Post Liked', new Date('2026-11-20T10:00:00Z')),
    message('page', '2026-11-21 09:00:00.000'),
    message('page', '2026-11-19 09:00:00.000', { grp: '' }),
    message('page', '2026-11-18 09:00:00.000', { grp: strange }),
    { table: 'people', row: { trait: 'name' } } as const,
    content('p2', '2026-11-21 08:00:00.000'),
    content('p1', '2026-11-21 07:00:00.000'),
  ];
  for (const facts of waysOf(rows)) {
    expect(facts.changed()).toEqual({
      tables: ['people', 'contents'],
      contents: Date.parse('2026-11-21T07:00:00Z'),
      groups: new Map([
        [
          'g',
          new Map([
            ['page', Date.parse('2026-11-21T09:00:00Z')],
            ['Post Liked', Date.parse('2026-11-20T10:00:00Z')],
          ]),
        ],
        ['', new Map([['page', Date.parse('2026-11-19T09:00:00Z')]])],
        [strange, new Map([['page', Date.parse('2026-11-18T09:00:00Z')]])],
      ]),
    });
  }
});

test.each([
  message('page', undefined),
  message(undefined, '2026-11-21T10:00:00.000Z'),
  message('page', '2026-11-21T10:00:00.000Z', { grp: undefined }),
  message('page', 'Z'),
  message('page', 17),
  message('page', '2026-11-01'),
])(
  'lines of an earlier release that look strange may say anything; they are not written any more',
  (strange) => {
    const facts = ofLines([message('page', '2026-11-21T10:00:00.000Z'), strange]);
    expect(facts.changed()).toBeUndefined();
    expect(facts.daysBefore(limit)).toEqual([]);
    const write = () => writeFrame(new GrowingBuffer(), [{ id: 1n, rows: [strange] }], { at: 0 });
    expect(write).toThrow(/^messages\.(ts|event|grp) must be (text|a time)$/);
  },
);

test('days before the limit, each once, and only those', () => {
  const rows = [
    message('page', '2026-11-21T00:00:00.000Z'),
    message('page', '2026-10-31T23:00:00.000Z'),
    message('page', '2026-10-31 05:00:00.000'),
    message('page', '2026-11-20T23:59:59.999Z', { site: 't' }),
    message('page', '2026-11-22T00:00:00.000Z'),
    content('p1', '2020-01-01T00:00:00.000Z'),
  ];
  for (const facts of waysOf(rows)) {
    expect(facts.daysBefore(limit)).toEqual([
      { site: 's', day: '2026-10-31', onwards: false },
      { site: 't', day: '2026-11-20', onwards: false },
    ]);
  }
});

test('a membership says something of all later days', () => {
  const rows = [
    message('page', '2026-01-02 00:00:00.000'),
    membership(new Date('2026-01-02T00:00:00Z')),
  ];
  for (const facts of waysOf(rows)) {
    expect(facts.daysBefore(limit)).toEqual([
      { site: 's', day: '2026-01-02', onwards: false },
      { site: 's', day: '2026-01-02', onwards: true },
    ]);
  }
});
