import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommand } from '../../../../test/tools/run-command.js';
import type { BuiltCommand } from '../../../../test/tools/run-command.js';

// Each test starts processes with the engine in.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const posted = JSON.stringify({
  type: 'track',
  event: 'Post Created',
  userId: 'u1',
  messageId: 'p1',
  properties: { post_id: 'p1' },
  timestamp: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  context: { groupId: 'design' },
});
let command: BuiltCommand;
let data: string;

beforeAll(async () => {
  command = await buildCommand();
  data = await mkdtemp(join(tmpdir(), 'ruche-digest-'));
  const imported = await command.run(['import', '-', '--data', data], { input: `${posted}\n` });
  expect(imported.status).toBe(0);
});
afterAll(async () => {
  await command?.remove();
  await rm(data, { recursive: true, force: true });
});

const asked = ['digest', '--group', 'design', '--period', 'P7D'];

test('says the same from a directory and from a collector', async () => {
  const own = await command.run([...asked, '--data', data]);
  expect(own.stderr).toBe('');
  expect(own.stdout).toMatch(/^# design, .+\n/);
  expect(own.stdout).toContain('Members created 1 post');
  const args = ['serve', '--data', data, '--port', '0', '--log-level', 'warn'];
  const server = await command.start(args, /listening on (http:\S+)/);
  const to = ['--to', server.match[1] ?? '', '--data', data];
  const theirs = await command.run([...asked, ...to]);
  expect(theirs.stdout).toBe(own.stdout);
  const french = await command.run([...asked, ...to, '--locale', 'fr', '--format', 'html']);
  expect(french.stdout).toContain('Les membres ont créé 1 publication');
  expect(await server.stop()).toBe(0);
});

test('fails for a group that is not there, and for a format that is none', async () => {
  const nowhere = await command.run(['digest', '--group', 'nowhere', '--data', data]);
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('forbidden')]);
  const wrong = await command.run([...asked, '--format', 'pdf', '--data', data]);
  expect(wrong.status).toBe(2);
});
