import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@ruche/server';
import type { RunningServer } from '@ruche/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*
 * Data directories as earlier releases left them, each with a message or two that were acknowledged and not in
 * the engine yet when the process was killed, and with the answers that the release gave before those.
 */
const releases = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.tar.gz'))
  .map((name) => name.replace('.tar.gz', ''));

interface Told {
  metric: string;
  group: string | null;
  value: number | null;
  rows?: [string, number][];
  parts?: [string, number][];
}

test('there is at least one release before this one', () => {
  expect(releases).toContain('schema-6');
});

describe.each(releases)('a directory of %s', (release) => {
  let dir: string;
  let server: RunningServer;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'ruche-upgrade-'));
    execFileSync('tar', ['xzf', join(import.meta.dirname, `${release}.tar.gz`), '-C', dir]);
    server = await startServer({ dir, port: 0, logLevel: 'error' });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const { secretKey } = JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as {
      secretKey: string;
    };
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.ok).toBe(true);
    return (await response.json()) as Record<string, unknown>;
  };

  test('what waited in its log is there, once', async () => {
    await server.store.flush();
    const late = await server.store.query<{ object: string; n: string }>(
      `SELECT object, count() AS n FROM messages WHERE object LIKE 'late%' GROUP BY object ORDER BY object`,
    );
    expect(late).toEqual([
      { object: 'late1', n: '1' },
      { object: 'late2', n: '1' },
    ]);
  });

  test('it answers as it did, and the late ones beside', async () => {
    const told = JSON.parse(
      readFileSync(join(import.meta.dirname, `${release}.json`), 'utf8'),
    ) as Told[];
    // Those who wrote late wrote before, too: who is active has not changed.
    const settled = told.filter(({ metric }) => !['posts', 'top_authors'].includes(metric));
    const window = { from: '2026-03-01', to: '2026-05-01', interval: 'month', timezone: 'UTC' };
    const { answers } = await call('POST', '/v1/query', {
      queries: told.map(({ metric, group }) => ({
        metric,
        ...window,
        ...(group ? { group } : {}),
      })),
    });
    const given = answers as {
      metric: { id: string };
      group: string | null;
      value: number | null;
      parts?: { key: string; value: number }[];
    }[];
    const find = ({ metric, group }: Told) =>
      given.find((answer) => answer.metric.id === metric && answer.group === group);
    expect(settled.length).toBeGreaterThan(10);
    for (const one of settled) {
      const answer = find(one);
      expect([one.metric, one.group, answer?.value]).toEqual([one.metric, one.group, one.value]);
      if (one.parts) {
        expect(answer?.parts?.map(({ key, value }) => [key, value])).toEqual(one.parts);
      }
    }
    for (const one of told.filter(({ metric }) => metric === 'posts')) {
      const late = one.group === 'sales' ? 0 : 2;
      expect(find(one)?.value).toBe(Number(one.value) + late);
    }
  });

  test('its keys, settings and records are there, and it takes new messages', async () => {
    const { groups } = await call('GET', '/v1/groups');
    expect(groups).toContainEqual(expect.objectContaining({ id: 'design', name: 'Design' }));
    const objective = await call('GET', '/v1/objectives/q2');
    expect(objective).toMatchObject({ title: 'More posts', due: '2026-12-31' });
    const message = { type: 'track', event: 'Post Liked', userId: 'ann', messageId: 'm1' };
    const known = await call('POST', '/v1/batch', {
      batch: [
        { ...message, messageId: 'm900' },
        { ...message, messageId: 'new' },
      ].map((one) => ({
        ...one,
        properties: { post_id: 'p1' },
      })),
    });
    expect(known).toMatchObject({ accepted: 2 });
  });
});
