import type { Answer, Question } from '@ruche/schema';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoRefused } from './demo-refused.js';
import { loadSample } from './load-sample.js';
import { moveInTime } from './move-in-time.js';
import { sampleMessages } from './sample-messages.js';
import { readSampleSource, sampleTimezone, sourceLastDay } from './sample-source.js';
import { startDemo, type RunningDemo } from './start-demo.js';

const host = '127.0.0.1';

describe('startDemo', () => {
  let parent: string;
  let dir: string;
  let demo: RunningDemo;
  const said: string[] = [];
  const say = (line: string) => void said.push(line);

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ruche-demo-'));
    dir = join(parent, 'demo');
    demo = await startDemo({ dir, port: 0, host, say });
  });
  afterAll(async () => {
    await demo?.close();
    await rm(parent, { recursive: true, force: true, maxRetries: 5 });
  });

  const ask = async (question: Question): Promise<Answer> => {
    const response = await fetch(`${demo.collector}/v1/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ site: 'default', queries: [question] }),
    });
    const { answers } = (await response.json()) as { answers: Answer[] };
    return answers[0] as Answer;
  };
  const readSecretKey = async (): Promise<string> =>
    JSON.parse(await readFile(join(dir, 'keys.json'), 'utf8')).secretKey;
  const whole = { from: '2000-01-01', to: '2100-01-01', interval: 'month' } as const;
  const months = (count: number) => {
    const { today, until } = moveInTime(sourceLastDay, new Date(), sampleTimezone);
    const from = new Date(until - count * 31 * 86_400_000).toISOString().slice(0, 10);
    return { from, to: today, interval: 'month' } as const;
  };

  it('has the history of the source, and nothing else where the source has it', async () => {
    const { shift, until } = moveInTime(sourceLastDay, new Date(), sampleTimezone);
    const { acts } = await readSampleSource();
    const posts = acts.filter((act) => act.kind === 'post' && Date.parse(act.ts) + shift < until);
    expect((await ask({ metric: 'posts', ...months(26) })).value).toBe(posts.length);
    expect((await ask({ metric: 'members', ...months(26) })).value).toBeGreaterThan(500);
  });

  it('counts nothing twice when it is loaded again', async () => {
    const window = months(26);
    const before = await Promise.all(
      ['posts', 'likes', 'comments', 'active_members'].map((metric) => ask({ metric, ...window })),
    );
    const secretKey = await readSecretKey();
    const moved = moveInTime(sourceLastDay, new Date(), sampleTimezone);
    const messages = sampleMessages(await readSampleSource(), moved);
    await loadSample({ collector: demo.collector, secretKey, messages, timezone: sampleTimezone });
    const after = await Promise.all(
      ['posts', 'likes', 'comments', 'active_members'].map((metric) => ask({ metric, ...window })),
    );
    expect(after.map(({ value }) => value)).toEqual(before.map(({ value }) => value));
  });

  it('serves the three examples with this collector’s address, and keeps the keys to itself', async () => {
    const pages = await Promise.all(
      demo.examples.map(async ({ address }) => (await fetch(address)).text()),
    );
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain(`${demo.collector}/ruche.js`);
    expect(pages[1]).toContain(`${demo.collector}/widgets.js`);
    expect(pages.join('')).not.toMatch(/sk_|wk_demo|127\.0\.0\.1:8787/);
    expect((await stat(join(dir, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('answers public questions only, where nobody has a token', async () => {
    expect(await ask({ metric: 'devices', ...whole })).toMatchObject({ status: 401 });
    expect(await ask({ metric: 'likes', group: 'support', ...whole })).not.toHaveProperty('value');
  });

  const one = {
    messages: [{ type: 'page', userId: 'ann', messageId: 'm1' }],
    timezone: sampleTimezone,
  } as const;

  it('sends again when a busy collector says, and counts what was acknowledged', async () => {
    let posts = 0;
    const front = createServer(async (request, reply) => {
      const { method = '', headers, url } = request;
      if (method === 'POST' && ++posts === 1) {
        reply.writeHead(503, { 'retry-after': '1' }).end();
        return;
      }
      const answer = await fetch(`${demo.collector}${url}`, {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: String(headers.authorization),
        },
        body: await text(request),
      });
      reply.writeHead(answer.status).end(await answer.text());
    }).listen(0, host);
    await once(front, 'listening');
    const collector = `http://${host}:${(front.address() as AddressInfo).port}`;
    expect(await loadSample({ ...one, collector, secretKey: await readSecretKey() })).toBe(1);
    expect(posts).toBe(2);
    front.close();
  });

  it('does not send again what is refused for good', async () => {
    const { collector } = demo;
    await expect(loadSample({ ...one, collector, secretKey: 'sk_wrong' })).rejects.toThrow(
      'answered 401',
    );
  });

  it('refuses a folder without examples', async () => {
    const other = join(parent, 'other');
    const started = startDemo({ dir: other, port: 0, host, say, examples: parent });
    await expect(started).rejects.toBeInstanceOf(DemoRefused);
  });
});
