import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '@ruche/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordStatements } from '../../../../test/bench/record-statements.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createApp } from '../app/create-app.js';
import { createSites } from '../sites/open-sites.js';
import { createSettings } from '../sites/settings-file.js';
import { answerGuarded } from './answer-guarded.js';
import { createAnswerKeeper } from './answer-keeper.js';
import { AskedQuestions } from './asked-questions.js';
import { createRequestRun } from './request-run.js';

const noon = new Date('2026-11-01T12:00:00Z');
const question: Question = { metric: 'posts', group: 'design', period: 'P1M', timezone: 'UTC' };
let server: TestServer;
let time = noon;

beforeAll(async () => {
  server = await startTestServer({}, { now: () => time });
  await post('p1', '2026-10-12T09:00:00Z');
});
afterAll(() => server?.close());

async function post(id: string, timestamp: string): Promise<void> {
  const message = {
    ...{ type: 'track', event: 'Post Created', userId: 'ann', messageId: id, timestamp },
    ...{ properties: { post_id: id }, context: { groupId: 'design' } },
  };
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.keys.secretKey}` },
    body: JSON.stringify({ batch: [message] }),
  });
  expect(response.status).toBe(200);
  await server.store.flush();
}

function keeperOf(asked: AskedQuestions) {
  const recording = recordStatements(server.store);
  const { store } = recording;
  const sites = createSites({ ...createSettings(), ...server.keys, id: server.keys.site });
  const keeper = createAnswerKeeper({ store, sites, asked, now: () => time });
  /** What a page gets, and after how many statements. */
  const look = async () => {
    recording.take();
    const site = sites.byId(server.keys.site);
    if (!site) throw new Error('There is no site');
    const access = { site: site.id, role: 'viewer', groups: new Set(['design']) } as const;
    const run = createRequestRun({ store });
    const answer = await answerGuarded({ question, reader: { site, access }, run, asOf: time });
    return { value: answer.value, statements: recording.take().length };
  };
  return { keeper, look };
}

test('what was asked is known again after something came late, and when the day has changed', async () => {
  const asked = new AskedQuestions();
  const { keeper, look } = keeperOf(asked);
  expect(await look()).toMatchObject({ value: 1 });
  expect(await look()).toEqual({ value: 1, statements: 0 });

  asked.note(server.keys.site, question, time);
  await post('p2', '2026-10-13T09:00:00Z');
  await keeper.look();
  expect(await look()).toEqual({ value: 2, statements: 0 });

  await post('p3', '2026-11-01T09:00:00Z');
  time = new Date('2026-11-02T00:01:00Z');
  await keeper.look();
  expect(await look()).toEqual({ value: 3, statements: 0 });
  time = noon;
});

test('and is not where nobody asked for days', async () => {
  const asked = new AskedQuestions();
  const { keeper, look } = keeperOf(asked);
  asked.note(server.keys.site, question, new Date(noon.getTime() - 73 * 3_600_000));
  await keeper.look();
  expect((await look()).statements).toBeGreaterThan(0);
});

test('however many answers are known, others get their turn between them', async () => {
  const asked = new AskedQuestions();
  const { keeper } = keeperOf(asked);
  for (const limit of Array.from({ length: 30 }, (_, index) => index + 1)) {
    asked.note(server.keys.site, { ...question, limit }, time);
  }
  await keeper.look();
  let turns = 0;
  const clock = setInterval(() => (turns += 1), 1);
  await keeper.look();
  clearInterval(clock);
  expect(turns).toBeGreaterThan(10);
});

test('it looks by itself once something has changed, until it is told to stop', async () => {
  const asked = new AskedQuestions();
  const recording = recordStatements(server.store);
  const { store } = recording;
  const sites = createSites({ ...createSettings(), ...server.keys, id: server.keys.site });
  const keeper = createAnswerKeeper({ store, sites, asked, now: () => time, lookEveryMs: 10 });
  asked.note(server.keys.site, question, time);
  keeper.start();
  await expect.poll(() => recording.take().length).toBeGreaterThan(0);
  // It comes to rest as long as nothing changes.
  await expect.poll(() => sleep(50).then(() => recording.take())).toEqual([]);
  await post('p4', '2026-10-14T09:00:00Z');
  await expect.poll(() => recording.take().length).toBeGreaterThan(0);
  await keeper.stop();
  recording.take();
  await post('p5', '2026-10-15T09:00:00Z');
  await sleep(50);
  expect(recording.take()).toEqual([]);
});

test('the API tells it what was answered, and what cannot be answered is dropped', async () => {
  const asked = new AskedQuestions();
  const sites = createSites({ ...createSettings(), ...server.keys, id: server.keys.site });
  const app = await createApp({ store: server.store, sites, asked, now: () => time });
  const headers = { authorization: `Bearer ${server.keys.secretKey}` };
  const queries = [question, { ...question, metric: 'nothing' }];
  await app.inject({ method: 'POST', url: '/v1/query', headers, payload: { queries } });
  await app.inject({ url: '/v1/metrics/likes?group=design', headers });
  await app.inject({ url: '/v1/metrics/likes?group=design' });
  const names = () => asked.since(noon).map((one) => one.question.metric);
  expect(names().toSorted()).toEqual(['likes', 'posts']);
  asked.note(server.keys.site, { metric: 'posts', group: 'nowhere' }, time);
  asked.note('no such site', question, time);
  await createAnswerKeeper({ store: server.store, sites, asked, now: () => time }).look();
  expect(names().toSorted()).toEqual(['likes', 'posts']);
  await app.close();
});
