import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { siteSettingsSchema } from '../sites/site.js';

let server: TestServer;
const people = ['a1', 'a2', 'a3', 'a4', 'a5'];

beforeAll(async () => {
  server = await startTestServer({ profile: 'intranet-fr' });
  const act = (
    userId: string,
    event: string,
    day: string,
    groupId: string,
    properties: object,
  ) => ({
    ...{ type: 'track', event, userId, timestamp: `2026-03-${day}T10:00:00Z`, properties },
    context: { groupId },
  });
  const batch = [
    ...people.flatMap((id, n) => [
      act(id, 'Time Spent', '02', 'large', { active_ms: 60_000 * (n + 1) }),
      act(id, 'Post Created', '02', 'large', { post_id: `p-${id}` }),
    ]),
    act('a1', 'Time Spent', '03', 'large', { active_ms: 30_000 }),
    act('a1', 'Time Spent', '02', 'small', { active_ms: 77_000 }),
    { type: 'identify', userId: 'a1', traits: { name: 'Ann', ranking: true } },
    { type: 'identify', userId: 'a2', traits: { name: 'Ben', ranking: false } },
    { type: 'identify', userId: 'a3', traits: { name: 'Cleo' } },
  ];
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.keys.secretKey}` },
    body: JSON.stringify({ batch }),
  });
  expect(await response.json()).toMatchObject({ rejected: [] });
  await server.store.flush();
});
afterAll(() => server?.close());

async function ask(metric: string, group: string) {
  const query = `group=${group}&from=2026-03-01&to=2026-03-08&interval=day&timezone=UTC`;
  const response = await fetch(`${server.url}/v1/metrics/${metric}?${query}`, {
    headers: { authorization: `Bearer ${server.keys.secretKey}` },
  });
  return (await response.json()) as {
    value: number | null;
    asOf: string;
    suppressed?: object;
    beside?: object;
    previous?: object;
    series: { value: number | null; reason?: string; parts?: object }[];
    rows?: { id: string }[];
  };
}

test('time of fewer than k people is told nowhere, nor the sums that it could be found by', async () => {
  const small = await ask('time_spent', 'small');
  expect(small).toMatchObject({ value: null, suppressed: { reason: 'below_k', k: 5 } });
  const large = await ask('time_spent', 'large');
  expect(large).toMatchObject({ value: 180, beside: { people: 5 } });
  expect(large.series[1]).toMatchObject({ value: 180, parts: { people: 5 } });
  expect(large.series[2]).toMatchObject({ value: null, reason: 'below_k' });
  for (const { asOf: _, ...told } of [small, large]) {
    expect(JSON.stringify(told)).not.toMatch(/"total"|77|"previous"/);
  }
});

test('only those who consent are ranked', async () => {
  const { rows } = await ask('top_authors', 'large');
  expect(rows?.map(({ id }) => id)).toEqual(['a1']);
  server.configure({ profile: 'standard' });
  const { rows: standard } = await ask('top_authors', 'large');
  expect(standard?.map(({ id }) => id)).toEqual(['a1', 'a3', 'a4', 'a5']);
  expect((await ask('time_spent', 'small')).value).toBe(77);
});

test('a smaller k is refused', () => {
  const settings = { personKey: 'x'.repeat(16), profile: 'intranet-fr' };
  expect(siteSettingsSchema.safeParse({ ...settings, k: 4 }).success).toBe(false);
  expect(siteSettingsSchema.safeParse({ ...settings, k: 5 }).success).toBe(true);
  expect(siteSettingsSchema.safeParse({ ...settings, profile: 'standard', k: 4 }).success).toBe(
    true,
  );
});
