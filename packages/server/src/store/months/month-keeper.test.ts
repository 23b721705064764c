import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion, summedMonthsSql } from '@ruche/metrics';
import type { Run } from '@ruche/metrics';
import type { Question } from '@ruche/schema';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRequestRun } from '../../query/request-run.js';
import { openStore } from '../open-store.js';
import type { Store, StoredRow } from '../store.js';

vi.setConfig({ testTimeout: 120_000 });

const asOf = new Date('2026-11-22T10:00:00Z');
const day = 86_400_000;
let dir: string;
let store: Store;
let number = 0n;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-months-'));
  store = await open();
});

afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

function open(): Promise<Store> {
  return openStore({ dir, now: () => asOf.getTime(), idleDelay: 1, busyDelay: 1 });
}

async function put(...rows: StoredRow[]): Promise<void> {
  await store.append(rows.map((row) => ({ id: (number += 1n), rows: [row] })));
  await store.flush();
}

interface Act {
  actor: number;
  at: number | string;
  grp?: string;
  main?: 0 | 1;
  event?: string;
  id?: bigint;
  version?: number;
}

function act({
  at,
  id = (number += 1n),
  grp = 'g',
  main = 1,
  event = 'page',
  ...rest
}: Act): StoredRow {
  const ts = new Date(at).toISOString();
  const row = { site: 's', grp, main, event, id, claimed_at: ts, ts, received_at: ts, ...rest };
  return { table: 'messages', row: { ...row, visitor: rest.actor } };
}

function member(actor: number, at: string, joined: 0 | 1, grp = 'g'): StoredRow {
  return { table: 'memberships', row: { site: 's', grp, actor, ts: new Date(at), joined } };
}

function mark(actor: number, trait: string, value: string): StoredRow {
  return { table: 'people', row: { site: 's', trait, actor, value, ver: 1 } };
}

/** Who was asked for, whether the sums were read, and whether both ways say the same. */
async function compare(question: Partial<Question>, timezone = 'Europe/Paris'): Promise<boolean> {
  const full = {
    metric: 'active_members',
    compare: 'none',
    interval: 'month',
    ...question,
  } as Question;
  const group = full.group === undefined ? null : { id: full.group };
  let isSummed = false;
  const run = createRequestRun({ store });
  const ask = (through: Run) =>
    answerQuestion({ question: full, site: { id: 's', timezone }, group, asOf, run: through });
  const summed = await ask((sql, parameters) => {
    isSummed ||= sql.includes('FROM month_people');
    return run(sql, parameters);
  });
  const raw = await ask((sql, parameters) =>
    sql.startsWith(summedMonthsSql) ? Promise.resolve([]) : run(sql, parameters),
  );
  expect(summed).toEqual(raw);
  return isSummed;
}

const half = { from: '2026-03-01', to: '2026-09-01' };

/** In groups with a roster and without, and on the whole site; all read from sums, or none. */
async function compareAll(timezone?: string): Promise<boolean> {
  const found = new Set<boolean>();
  const questions: Partial<Question>[] = [
    ...['connected', 'active', 'contributing'].flatMap((level) => [
      { level, group: 'g' },
      { level },
    ]),
    ...['h', 'unheard'].map((group) => ({ group })),
    ...['g', 'h'].map((group) => ({ group, metric: 'active_rate' })),
  ];
  for (const question of questions) found.add(await compare({ ...half, ...question }, timezone));
  expect(found.size).toBe(1);
  return found.has(true);
}

/** The same numbers in every run. */
function* draws(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function history(seed: number, count: number): StoredRow[] {
  const numbers = draws(seed);
  const draw = (below: number) => Math.floor(numbers.next().value * below);
  const pick = <T>(of: readonly T[]): T => of[draw(of.length)] as T;
  const first = Date.parse('2026-01-15T00:00:00Z');
  return Array.from({ length: count }, () => {
    const at = first + draw(300 * 24 * 60) * 60_000;
    const actor = draw(8) === 0 ? 0 : 1 + draw(60);
    const event = pick([
      'page',
      'Post Viewed',
      'Post Created',
      'Post Liked',
      'group',
      'Survey Invited',
    ]);
    if (draw(12) > 0)
      return act({ actor, at, event, grp: pick(['g', 'g', 'h', '']), main: pick([1, 1, 0]) });
    return member(1 + draw(70), new Date(at).toISOString(), pick([1, 1, 0]));
  });
}

test('what was never asked for is read from the facts, then it is summed up', async () => {
  await put(...history(1, 900));
  expect(await compare({ ...half, group: 'g' })).toBe(false);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});

test('late facts are told at once and summed up anew; today’s change nothing', async () => {
  await put(act({ actor: 500, at: asOf.getTime() - 1000 }));
  expect(await compareAll()).toBe(true);
  await put(act({ actor: 501, at: '2026-05-10T10:00:00Z', event: 'Post Created' }));
  expect(await compare({ ...half, group: 'g' })).toBe(false);
  expect(await compare({ from: '2026-06-01', to: '2026-09-01', group: 'g' })).toBe(true);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});

test('at the edges of a month a day of UTC is about both', async () => {
  await put(
    act({ actor: 510, at: '2026-05-31T21:59:59.999Z' }),
    act({ actor: 511, at: '2026-05-31T22:00:00Z' }),
  );
  expect(await compare({ from: '2026-05-01', to: '2026-06-01' })).toBe(false);
  expect(await compare({ from: '2026-06-01', to: '2026-07-01' })).toBe(false);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});

test('joining and leaving late changes the months from then on', async () => {
  await put(member(3, '2026-06-20T00:00:00Z', 0), member(502, '2026-06-20T00:00:00Z', 1));
  expect(await compare({ from: '2026-03-01', to: '2026-06-01', group: 'g' })).toBe(true);
  expect(await compare({ from: '2026-07-01', to: '2026-09-01', group: 'g' })).toBe(false);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});

test('a first roster makes members of some and others of the rest', async () => {
  await put(member(5, '2026-11-22T09:00:00Z', 1, 'h'));
  expect(await compareAll()).toBe(true);
});

test('leaving out some, and whoever is staff', async () => {
  await put(mark(4, 'kind', 'bot'), mark(5, 'suspended', 'true'), mark(6, 'staff', 'true'));
  await put(mark(7, 'ranking', 'false'), mark(9_999, 'test', 'true'));
  expect(await compareAll()).toBe(true);
  expect(await compare({ ...half, group: 'g', exclude: ['staff'] })).toBe(true);
});

test('a message that came again counts once; its last version speaks', async () => {
  const id = (number += 1n);
  const again = { id, at: '2026-04-05T10:00:00Z', actor: 503 };
  await put(act(again), act(again));
  await store.summedUp();
  expect(await compareAll()).toBe(true);
  await put(act({ ...again, actor: 504, version: 1 }));
  expect(await compare({ ...half, group: 'g' })).toBe(false);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});

test('what is taken away leaves the sums, also the last of a place', async () => {
  await put(act({ actor: 505, at: '2026-04-05T10:00:00Z', grp: 'lonely' }));
  await store.summedUp();
  expect(await compare({ ...half, group: 'lonely' })).toBe(true);
  await store.change('s', new Date('2026-03-01T00:00:00Z'), () =>
    store.command(
      `ALTER TABLE messages DELETE WHERE actor IN (505, 8) SETTINGS mutations_sync = 2`,
    ),
  );
  expect(await compare({ ...half, group: 'lonely' })).toBe(false);
  await store.summedUp();
  expect(await compare({ ...half, group: 'lonely' })).toBe(true);
  expect(await compareAll()).toBe(true);
});

test('every zone has months of its own', async () => {
  for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
    expect(await compare({ ...half, group: 'g' }, zone)).toBe(false);
    await store.summedUp();
    expect(await compareAll(zone)).toBe(true);
  }
});

test('no sums for what is not made of closed months', async () => {
  const others: Partial<Question>[] = [
    { ...half, interval: 'week' },
    { from: '2026-03-02', to: '2026-09-01' },
    { from: '2026-09-01', to: '2026-12-01' },
    { ...half, compare: 'previous' },
  ];
  for (const question of others) expect(await compare({ ...question, group: 'g' })).toBe(false);
});

test('sums outlive the process, and what came late before its end is still known', async () => {
  const late = act({ actor: 506, at: asOf.getTime() - 100 * day });
  await put(late);
  await store.close();
  store = await open();
  expect(await compare({ ...half, group: 'g' })).toBe(false);
  await store.summedUp();
  expect(await compareAll()).toBe(true);
});
