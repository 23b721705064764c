import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsvMap } from './csv-map.js';
import { importCsv } from './import-csv.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruche-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What an import of a table would send. */
async function read(content: string | Buffer, map: string[], name = 'table.csv') {
  const file = join(folder, name);
  await writeFile(file, content);
  const sent: unknown[] = [];
  await importCsv({
    file,
    map: readCsvMap(map),
    totals: { accepted: 0, rejected: 0, duplicate: 0 },
    onRejected: () => {},
    destination: {
      send: (messages) => {
        sent.push(...messages);
        return Promise.resolve({ success: true, accepted: messages.length, rejected: [] });
      },
      close: () => Promise.resolve(),
    },
  });
  return sent as Record<string, unknown>[];
}

const map = [
  'event="Post Created"',
  'userId=author',
  'timestamp=created at',
  'context.groupId=club',
  'properties.post_id=id',
  'properties.title=title',
];

describe('a table with --map', () => {
  it('becomes messages: columns by name, fixed values, nested fields', async () => {
    const text =
      'id,author,created at,club,title\n7,ann,2026-03-01T12:00:00Z,design,"A, ""b""\nc"\n';
    expect(await read(text, map)).toEqual([
      {
        type: 'track',
        event: 'Post Created',
        userId: 'ann',
        timestamp: '2026-03-01T12:00:00Z',
        context: { groupId: 'design' },
        properties: { post_id: '7', title: 'A, "b"\nc' },
        messageId: expect.stringMatching(/^import-[\w-]{22}$/),
      },
    ]);
  });

  it('may be divided by semicolons or tabs, with a mark at its start, and gzipped', async () => {
    const comma = 'id,author\n7,ann\n';
    const fields = ['properties.post_id=id', 'userId=author'];
    const [expected] = await read(comma, fields);
    const texts = [`\uFEFF${comma}`, comma.replaceAll(',', ';'), comma.replaceAll(',', '\t')];
    for (const text of texts) expect(await read(text, fields)).toEqual([expected]);
    expect(await read(gzipSync(comma), fields, 'table.csv.gz')).toEqual([expected]);
  });

  it('leaves empty cells out, and reads numbers where it is told to', async () => {
    const text = 'who,spent,done\nann,1200,yes\nben,,no\n';
    const fields = [
      'userId=who',
      'properties.active_ms=spent:number',
      'properties.done=done:boolean',
    ];
    const rows = await read(text, fields);
    expect(rows.map(({ properties }) => properties)).toEqual([
      { active_ms: 1200, done: true },
      { done: false },
    ]);
  });

  it('gives a row the same id each time, and its own where the table has one', async () => {
    const text = 'id,author\n7,ann\n7,ann\n';
    const once = (await read(text, ['userId=author'])).map(({ messageId }) => messageId);
    expect(new Set(once).size).toBe(2);
    expect((await read(text, ['userId=author'])).map(({ messageId }) => messageId)).toEqual(once);
    const own = await read(text, ['messageId=id']);
    expect(own.map(({ messageId }) => messageId)).toEqual(['7', '7']);
  });

  it('takes the map from a file', async () => {
    const file = join(folder, 'map.json');
    await writeFile(file, JSON.stringify({ userId: 'author', event: { value: 'Post Viewed' } }));
    expect(await read('author\nann\n', [file])).toMatchObject([
      { userId: 'ann', event: 'Post Viewed' },
    ]);
  });

  it('reads a long table to its end', async () => {
    const line = `7,${'x'.repeat(2000)}\n`;
    const sent = await read(`id,text\n${line.repeat(2000)}`, ['properties.post_id=id']);
    expect(sent).toHaveLength(2000);
  });

  it('refuses a column that is not there, naming those that are', async () => {
    await expect(read('id,author\n', ['userId=writer'])).rejects.toThrow(
      'has no column writer; it has "id", "author"',
    );
  });

  it.each([
    ['colour=x', 'a message has no field colour'],
    ['properties.=x', 'a message has no field properties.'],
    ['properties.__proto__.x=y', 'a message has no field'],
    ['userId', 'takes FIELD=COLUMN'],
    ['event="Post', 'is not a value in quotes'],
    ['missing.json', 'cannot be read'],
  ])('refuses %s', (field, message) => {
    expect(() => readCsvMap([field])).toThrow(message);
  });
});
