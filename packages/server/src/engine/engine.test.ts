import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from './embedded-engine.js';
import type { EmbeddedEngine } from './embedded-engine.js';
import { EngineRefusal, EngineUnavailable } from './engine.js';
import type { Engine } from './engine.js';
import { openRemoteEngine } from './remote-engine.js';

const lines = (...rows: object[]) => [
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
];

let dir: string;
let embedded: EmbeddedEngine;
let remote: Engine;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-engine-'));
  embedded = await openEmbeddedEngine({ dir });
  const { url, username, password } = embedded.connection();
  const address = new URL(url);
  address.username = username;
  address.password = password;
  remote = openRemoteEngine({ url: address.href });
});

afterAll(async () => {
  await remote.close();
  await embedded.close();
  await rm(dir, { recursive: true, force: true });
});

describe.each(['embedded', 'remote'] as const)('the %s engine', (kind) => {
  let engine: Engine;

  beforeEach(async () => {
    engine = kind === 'embedded' ? embedded : remote;
    await engine.command('DROP TABLE IF EXISTS acts');
    await engine.command(`CREATE TABLE acts (day Date, id UInt64, at DateTime64(3, 'UTC'), text String)
      ENGINE = MergeTree PARTITION BY toYYYYMM(day) ORDER BY id
      SETTINGS non_replicated_deduplication_window = 100`);
  });

  it('says what it is and that it answers', async () => {
    expect(engine.kind).toBe(kind);
    expect(await engine.ping()).toBe(true);
  });

  it('takes typed parameters, and gives large numbers back whole', async () => {
    const [row] = await engine.query(
      'SELECT {text:String} AS text, {wide:UInt128} AS wide, {list:Array(UInt64)} AS list, toUInt64(7) AS seven',
      { text: `it's "1; DROP TABLE acts`, wide: 2n ** 127n + 1n, list: [2n ** 64n - 1n] },
    );
    expect(row).toEqual({
      text: `it's "1; DROP TABLE acts`,
      wide: '170141183460469231731687303715884105729',
      list: ['18446744073709551615'],
      seven: '7',
    });
  });

  it('keeps a block once by its token, over several partitions', async () => {
    const block = {
      table: 'acts',
      rows: lines(
        { day: '2026-01-31', id: 1, at: '2026-01-31T23:59:59.999Z', text: 'a' },
        { day: '2026-02-01', id: 2, at: '2026-02-01T00:00:00.000Z', text: 'é\n"\u0000' },
      ),
      token: 'log-1-acts',
    };
    await engine.insert(block);
    await engine.insert(block);
    await engine.insert({ ...block, token: 'log-2-acts' });
    expect(await engine.query('SELECT id, at, text FROM acts ORDER BY id')).toEqual([
      { id: '1', at: '2026-01-31 23:59:59.999', text: 'a' },
      { id: '1', at: '2026-01-31 23:59:59.999', text: 'a' },
      { id: '2', at: '2026-02-01 00:00:00.000', text: 'é\n"\u0000' },
      { id: '2', at: '2026-02-01 00:00:00.000', text: 'é\n"\u0000' },
    ]);
  });

  it.each([
    ['a number that is none', '{"id":"x"}\n'],
    ['a negative number', '{"id":-1}\n'],
    ['a time that is none', '{"at":"yesterday"}\n'],
    ['an unknown column', '{"colour":"red"}\n'],
    ['half a surrogate pair', '{"text":"\\ud800"}\n'],
    ['half a row', '{"id":1,"te'],
  ])('refuses a block with %s as bad data, and keeps none of it', async (_, bad) => {
    const rows = [Buffer.from('{"id":1}\n'), Buffer.from(bad)];
    const refused = engine.insert({ table: 'acts', rows, token: `bad-${bad}` });
    await expect(refused).rejects.toMatchObject({ name: 'EngineRefusal', isBadData: true });
    expect(await engine.query('SELECT id FROM acts')).toEqual([]);
  });

  it('refuses a missing table, and does not blame the rows', async () => {
    const refused = engine.insert({ table: 'nowhere', rows: lines({ id: 1 }), token: 'x' });
    await expect(refused).rejects.toMatchObject({
      name: 'EngineRefusal',
      code: 60,
      isBadData: false,
    });
  });

  it('does not write when asked a question', async () => {
    for (const sql of [
      'INSERT INTO acts (id) VALUES (1)',
      'DROP TABLE acts',
      'TRUNCATE TABLE acts',
    ]) {
      await expect(engine.query(sql)).rejects.toThrow(EngineRefusal);
    }
    expect(await engine.query('SELECT id FROM acts')).toEqual([]);
  });

  it('never gives half an answer, nor another question’s rows', async () => {
    const failing = expect(
      engine.query('SELECT throwIf(number = 3000000) AS n FROM numbers(4000000)'),
    ).rejects.toThrow(EngineRefusal);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => engine.query('SELECT {n:UInt8} AS n', { n })),
    );
    expect(answers).toEqual(Array.from({ length: 10 }, (_, n) => [{ n }]));
    await failing;
  });

  it('takes lists as long as those of statements that leave much out', async () => {
    const list = (length: number, first: bigint) =>
      `[${Array.from({ length }, (_, n) => 2n ** 64n - 1n - first - BigInt(n)).join(',')}]`;
    const lists = {
      gone: list(4_000, 0n),
      excluded: list(500, 4_000n),
      unranked: list(500, 4_500n),
    };
    const sql = `SELECT toUInt32(uniqExactArray(arrayConcat(
      {gone:Array(UInt64)}, {excluded:Array(UInt64)}, {unranked:Array(UInt64)}))) AS n`;
    expect(await engine.query(sql, lists)).toEqual([{ n: 5_000 }]);
  });

  it('gives up a question that takes too long', async () => {
    const slow = engine.query('SELECT sleepEachRow(0.5) FROM numbers(60)', {}, { maxSeconds: 1 });
    await expect(slow).rejects.toMatchObject({ name: 'EngineUnavailable', reason: 'busy' });
  });

  it('gives up a question that would take too long, too', async () => {
    const slow = engine.query(
      `SELECT sleepEachRow(0.1) FROM numbers(100000) SETTINGS max_block_size = 1, max_threads = 1,
        timeout_before_checking_execution_speed = 1, max_estimated_execution_time = 20`,
      {},
      { maxSeconds: 20 },
    );
    await expect(slow).rejects.toMatchObject({ name: 'EngineUnavailable', reason: 'busy' });
  });

  it('stops working on a question that was aborted', async () => {
    const abort = new AbortController();
    const asked = engine.query(
      'SELECT sleepEachRow(0.5), {n:String} FROM numbers(60)',
      { n: kind },
      {
        signal: abort.signal,
      },
    );
    const running = () =>
      engine.query(`SELECT query_id FROM system.processes WHERE query LIKE 'SELECT sleepEachRow%'`);
    await expect.poll(running).toHaveLength(1);
    abort.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(running, { timeout: 10_000 }).toEqual([]);
  });

  it('takes rows while more questions are asked than it has connections for', async () => {
    const slow = Array.from({ length: 24 }, () => engine.query('SELECT sleep(2)'));
    const answered = Promise.race(slow).then(() => 'an answer');
    const block = { table: 'acts', rows: lines({ id: 1 }), token: `beside-${kind}` };
    const inserted = engine.insert(block).then(() => 'the rows');
    expect(await Promise.race([answered, inserted])).toBe('the rows');
    expect(await engine.ping()).toBe(true);
    await Promise.all(slow);
  });

  it('streams bytes in the format that the statement names', async () => {
    let size = 0;
    const sql = 'SELECT number FROM numbers({n:UInt64}) FORMAT RowBinary';
    for await (const chunk of engine.bytes(sql, { n: 300_000 })) size += chunk.length;
    expect(size).toBe(300_000 * 8);
  });
});

describe('the remote engine', () => {
  it('is unavailable where nobody listens, and refused with a wrong password', async () => {
    const nobody = openRemoteEngine({ url: 'http://127.0.0.1:9/ruche' });
    expect(await nobody.ping()).toBe(false);
    await expect(nobody.query('SELECT 1')).rejects.toThrow(EngineUnavailable);
    await nobody.close();

    const address = new URL(embedded.connection().url);
    address.username = 'ruche';
    address.password = 'guess';
    const wrong = openRemoteEngine({ url: address.href });
    await expect(wrong.query('SELECT 1')).rejects.toThrow(/password|Authentication/i);
    await wrong.close();
  });
});
