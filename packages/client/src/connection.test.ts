import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '@ruche/schema';
import { AskError, createConnection } from './index.js';
import type { Connection, ConnectionOptions } from './index.js';

interface Seen {
  url: string;
  authorization: string | undefined;
  body: { site?: string; queries: { metric: string; [key: string]: unknown }[] };
}
type Reply = (request: Seen, response: ServerResponse) => void;

let server: Server;
let seen: Seen[];
let reply: Reply;
let aborted: number;
const open: Connection[] = [];

beforeEach(async () => {
  seen = [];
  aborted = 0;
  reply = answerAll;
  server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const body = text ? JSON.parse(text) : { queries: [] };
      const item = { url: request.url ?? '', authorization: request.headers.authorization, body };
      seen.push(item);
      response.on('close', () => {
        if (!response.writableFinished) aborted++;
      });
      reply(item, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const connection of open.splice(0)) connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('createConnection', () => {
  it('asks all questions of one tick in one request, and each different one once', async () => {
    const { ask } = connect({ locale: 'fr', site: 'default' });
    const answers = await Promise.all([
      ask({ metric: 'posts', period: 'P1M' }),
      ask({ metric: 'likes' }),
      ask({ period: 'P1M', metric: 'posts' }),
    ]);
    expect(answers.map(({ metric }) => metric.id)).toEqual(['posts', 'likes', 'posts']);
    expect(seen.map(({ body }) => body)).toEqual([
      {
        site: 'default',
        queries: [
          { locale: 'fr', metric: 'posts', period: 'P1M' },
          { locale: 'fr', metric: 'likes' },
        ],
      },
    ]);
  });

  it('splits what is more than one request may hold', async () => {
    const { ask } = connect();
    await Promise.all(Array.from({ length: 60 }, (_, i) => ask({ metric: `m${i}` })));
    expect(seen.map(({ body }) => body.queries.length)).toEqual([50, 10]);
  });

  it('lets one question fail and answers its neighbours', async () => {
    reply = answerAll;
    const { ask } = connect();
    const [good, bad] = await Promise.allSettled([
      ask({ metric: 'posts' }),
      ask({ metric: 'nonsense' }),
    ]);
    expect(good.status).toBe('fulfilled');
    expect(bad).toMatchObject({
      reason: { code: 'unknown_metric', status: 400, known: ['posts', 'likes'] },
    });
  });

  it('gives a fresh answer again, asks anew when told to or when time has passed', async () => {
    let time = 0;
    const { ask } = connect({ now: () => time, freshFor: 1000 });
    await ask({ metric: 'posts' });
    await ask({ metric: 'posts' });
    expect(seen).toHaveLength(1);
    await ask({ metric: 'posts' }, { again: true });
    expect(seen).toHaveLength(2);
    time = 1001;
    await ask({ metric: 'posts' });
    expect(seen).toHaveLength(3);
  });

  it('aborts the request when nobody waits for it any more, and not before', async () => {
    const held = new Promise<ServerResponse>((resolve) => {
      reply = (_, response) => resolve(response);
    });
    const { ask } = connect();
    const [first, second] = [new AbortController(), new AbortController()];
    const outcomes = [
      ask({ metric: 'posts' }, { signal: first.signal }),
      ask({ metric: 'likes' }, { signal: second.signal }),
    ];
    const settled = Promise.allSettled(outcomes);
    const response = await held;
    first.abort();
    expect(aborted).toBe(0);
    second.abort();
    await new Promise((resolve) => response.on('close', resolve));
    expect(aborted).toBe(1);
    for (const outcome of await settled) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    }
  });

  it('never sends a question that was left in the same tick', async () => {
    const { ask } = connect();
    const gone = new AbortController();
    const left = ask({ metric: 'likes' }, { signal: gone.signal }).catch((error: unknown) => error);
    gone.abort();
    await ask({ metric: 'posts' });
    expect(await left).toMatchObject({ name: 'AbortError' });
    expect(seen[0]?.body.queries).toEqual([{ metric: 'posts' }]);
  });
});

describe('tokens', () => {
  it('renews an expired token once, for all questions together', async () => {
    const reasons: string[] = [];
    reply = (request, response) =>
      request.authorization === 'Bearer t2'
        ? answerAll(request, response)
        : refuse(response, 401, 'token_expired');
    const { ask } = connect({
      tokenProvider: (reason) => {
        reasons.push(reason);
        return `t${reasons.length}`;
      },
    });
    await Promise.all([ask({ metric: 'posts' }), ask({ metric: 'likes' })]);
    await ask({ metric: 'comments' });
    expect(reasons).toEqual(['first', 'expired']);
    expect(seen).toHaveLength(3);
  });

  it('does not renew in a circle', async () => {
    let asked = 0;
    reply = (_, response) => refuse(response, 401, 'token_expired');
    const { ask } = connect({ tokenProvider: () => `t${++asked}` });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code: 'token_expired' });
    expect(asked).toBe(2);
  });

  it.each([
    ['token_invalid', 401],
    ['forbidden', 403],
  ])('tells %s apart and asks for no other token', async (code, status) => {
    let asked = 0;
    reply = (_, response) => refuse(response, status, code);
    const { ask } = connect({ tokenProvider: () => `t${++asked}` });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code, status });
    expect(asked).toBe(1);
  });

  it('says so when the host has none to give', async () => {
    const { ask } = connect({
      tokenProvider: () => {
        throw new Error('signed out');
      },
    });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'token_unavailable',
      message: 'signed out',
    });
    expect(seen).toHaveLength(0);
  });

  it('sends none where there is none', async () => {
    await connect().ask({ metric: 'posts' });
    expect(seen[0]?.authorization).toBeUndefined();
  });
});

describe('trouble', () => {
  it('comes back when the collector says when', async () => {
    reply = (request, response) => {
      if (seen.length > 2) return answerAll(request, response);
      response.setHeader('retry-after', '0');
      refuse(response, seen.length === 1 ? 503 : 429, 'store_unavailable');
    };
    expect((await connect().ask({ metric: 'posts' })).value).toBe(7);
    expect(seen).toHaveLength(3);
  });

  it('gives up after its tries', async () => {
    reply = (_, response) => refuse(response, 503, 'store_unavailable');
    const { ask } = connect({ retries: 2 });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(seen).toHaveLength(3);
  });

  it('does not repeat what was refused', async () => {
    reply = (_, response) => refuse(response, 400, 'invalid_field');
    await expect(connect().ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'invalid_field',
    });
    expect(seen).toHaveLength(1);
  });

  it('carries the last good answer while the network is away', async () => {
    const { ask } = connect({ now: () => 5, retries: 0 });
    await ask({ metric: 'posts' });
    reply = (_, response) => response.destroy();
    const error = await ask({ metric: 'posts' }, { again: true }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AskError);
    expect(error).toMatchObject({ code: 'network', last: { at: 5, answer: { value: 7 } } });
  });

  it('forgets an answer that may no longer be seen', async () => {
    const { ask, last } = connect();
    await ask({ metric: 'posts' });
    reply = (_, response) => refuse(response, 403, 'forbidden');
    await expect(ask({ metric: 'posts' }, { again: true })).rejects.toMatchObject({
      code: 'forbidden',
      last: undefined,
    });
    expect(last({ metric: 'posts' })).toBeUndefined();
  });

  it.each([
    ['half a body', '{"answers": ['],
    ['another shape', '{"hello": 1}'],
    ['too few answers', '{"answers": []}'],
  ])('reads %s as bad_response', async (_, text) => {
    reply = (_request, response) => void response.end(text);
    await expect(connect().ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'bad_response',
    });
  });

  it.each(['javascript:alert(1)', 'not an address'])('refuses the source %s', async (src) => {
    await expect(connect({ src }).ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'bad_source',
    });
  });
});

describe('refresh, groups, close', () => {
  it('tells the subscribers, and the next question is asked anew with a new token', async () => {
    let tokens = 0;
    let told = 0;
    const connection = connect({ tokenProvider: () => `t${++tokens}`, now: () => 0 });
    const leave = connection.subscribe(() => told++);
    await connection.ask({ metric: 'posts' });
    connection.refresh();
    await connection.ask({ metric: 'posts' });
    leave();
    connection.refresh();
    expect([told, tokens, seen.length]).toEqual([1, 2, 2]);
  });

  it('lists the objectives of a group, and takes nothing else for a list', async () => {
    reply = (_, response) => response.end(JSON.stringify({ objectives: [{ id: 'o1' }] }));
    const { objectives } = connect({ locale: 'fr' });
    expect(await objectives({ group: 'a&b' })).toEqual([{ id: 'o1' }]);
    expect(seen[0]?.url).toBe('/v1/objectives?group=a%26b&locale=fr');
    reply = (_, response) => response.end(JSON.stringify({ objectives: 'x' }));
    await expect(objectives()).rejects.toMatchObject({ code: 'bad_response' });
  });

  it('lists groups by name and leaves out what is none', async () => {
    reply = (_, response) =>
      void response.end(
        JSON.stringify({ groups: [{ id: 'b', name: 'Zoo' }, { id: 'é', name: 'École' }, 3, {}] }),
      );
    expect(await connect({ locale: 'fr' }).groups()).toEqual([
      { id: 'é', name: 'École' },
      { id: 'b', name: 'Zoo' },
    ]);
    expect(seen[0]?.url).toBe('/v1/groups');
  });

  it('drops what is under way when closed', async () => {
    reply = () => undefined;
    const connection = connect();
    const asked = connection.ask({ metric: 'posts' }).catch((error: unknown) => error);
    connection.close();
    expect(await asked).toMatchObject({ name: 'AbortError' });
  });
});

function connect(options: Partial<ConnectionOptions> = {}): Connection {
  const src = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const connection = createConnection({ src, retryDelay: 1, ...options });
  open.push(connection);
  return connection;
}

function answerAll({ body }: Seen, response: ServerResponse): void {
  response.end(JSON.stringify({ answers: body.queries.map(({ metric }) => answerTo(metric)) }));
}

function answerTo(id: string): unknown {
  if (id === 'nonsense') return problem(400, 'unknown_metric', { known: ['posts', 'likes'] });
  const metric = { id, version: 1, label: id, unit: 'count', higherIsBetter: true, question: '?' };
  const window = { from: '2026-10-01', to: '2026-11-01', timezone: 'UTC', interval: 'day' };
  const answer = {
    metric,
    group: null,
    window,
    value: 7,
    excluded: [],
    asOf: '2026-11-01T00:00:00Z',
  };
  return answer satisfies Partial<Omit<Answer, 'metric' | 'window'>>;
}

function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: code, status, code, ...more };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem(status, code)));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
