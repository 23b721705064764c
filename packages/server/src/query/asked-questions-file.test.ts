import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../app/start-server.js';
import { readKeys } from '../sites/keys-file.js';
import { openAskedQuestions } from './asked-questions-file.js';

const start = new Date(0);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));
const active = { metric: 'active_members', level: 'contributing' };

let dir: string;
let path: string;
let complaints: string[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-asked-'));
  path = join(dir, 'asked-questions.json');
  complaints = [];
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = () =>
  openAskedQuestions({ dir, log: { warn: (_: unknown, said = '') => complaints.push(said) } });

test('outlive the process, with all their parameters and in their order', async () => {
  const first = open();
  first.asked.note('s', active, at(0));
  first.asked.note('other', { metric: 'likes' }, at(1));
  first.stop();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(open().asked.since(start)).toEqual([
    { site: 'other', question: { metric: 'likes' }, at: at(1) },
    { site: 's', question: active, at: at(0) },
  ]);
  expect(complaints).toEqual([]);
});

test.each(['{"site":', '[{"site":"s","at":"2026-11-01T12:00:00Z"}]', '"posts"'])(
  'begin anew where the file holds %s, which is told and replaced',
  async (content) => {
    await writeFile(path, content);
    const opened = open();
    expect(opened.asked.since(start)).toEqual([]);
    expect(complaints).toHaveLength(1);
    opened.asked.note('s', active, at(0));
    opened.stop();
    expect(JSON.parse(await readFile(path, 'utf8'))).toHaveLength(1);
  },
);

test('a directory that takes nothing is told of and harms nobody', async () => {
  const opened = open();
  opened.asked.note('s', active, at(0));
  await rm(dir, { recursive: true });
  opened.stop();
  expect(complaints).toHaveLength(1);
});

test('a collector keeps what pages asked of it, and not in which language', async () => {
  const server = await startServer({ dir, port: 0, logLevel: 'silent' });
  const { site = '', secretKey = '' } = readKeys(dir) ?? {};
  const token = await new SignJWT({ groups: '*', role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(site)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secretKey));
  const response = await fetch(`${server.url}/v1/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ queries: [{ ...active, locale: 'fr' }] }),
  });
  expect(response.status).toBe(200);
  await server.close();
  expect(open().asked.since(start)).toMatchObject([{ site, question: active }]);
});
