import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { answerAll, useAnsweringServer } from '../../../test/tools/answering-server.js';

const host = useAnsweringServer();

describe('createConnection', () => {
  it('asks all questions of one tick in one request, and each different one once', async () => {
    const { ask } = host.connect({ locale: 'fr', site: 'default' });
    const answers = await Promise.all([
      ask({ metric: 'posts', period: 'P1M' }),
      ask({ metric: 'likes' }),
      ask({ period: 'P1M', metric: 'posts' }),
    ]);
    expect(answers.map(({ metric }) => metric.id)).toEqual(['posts', 'likes', 'posts']);
    expect(host.seen.map(({ body }) => body)).toEqual([
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
    const { ask } = host.connect();
    await Promise.all(Array.from({ length: 60 }, (_, i) => ask({ metric: `m${i}` })));
    expect(host.seen.map(({ body }) => body.queries.length)).toEqual([50, 10]);
  });

  it('lets one question fail and answers its neighbours', async () => {
    host.reply = answerAll;
    const { ask } = host.connect();
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
    const { ask } = host.connect({ now: () => time, freshFor: 1000 });
    await ask({ metric: 'posts' });
    await ask({ metric: 'posts' });
    expect(host.seen).toHaveLength(1);
    await ask({ metric: 'posts' }, { again: true });
    expect(host.seen).toHaveLength(2);
    time = 1001;
    await ask({ metric: 'posts' });
    expect(host.seen).toHaveLength(3);
  });

  it('aborts the request when nobody waits for it any more, and not before', async () => {
    const held = new Promise<ServerResponse>((resolve) => {
      host.reply = (_, response) => resolve(response);
    });
    const { ask } = host.connect();
    const [first, second] = [new AbortController(), new AbortController()];
    const outcomes = [
      ask({ metric: 'posts' }, { signal: first.signal }),
      ask({ metric: 'likes' }, { signal: second.signal }),
    ];
    const settled = Promise.allSettled(outcomes);
    const response = await held;
    first.abort();
    expect(host.aborted).toBe(0);
    second.abort();
    await new Promise((resolve) => response.on('close', resolve));
    expect(host.aborted).toBe(1);
    for (const outcome of await settled) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    }
  });

  it('never sends a question that was left in the same tick', async () => {
    const { ask } = host.connect();
    const gone = new AbortController();
    const left = ask({ metric: 'likes' }, { signal: gone.signal }).catch((error: unknown) => error);
    gone.abort();
    await ask({ metric: 'posts' });
    expect(await left).toMatchObject({ name: 'AbortError' });
    expect(host.seen[0]?.body.queries).toEqual([{ metric: 'posts' }]);
  });
});

describe('refresh, groups, close', () => {
  it('tells the subscribers, and the next question is asked anew with a new token', async () => {
    let tokens = 0;
    let told = 0;
    const connection = host.connect({ tokenProvider: () => `t${++tokens}`, now: () => 0 });
    const leave = connection.subscribe(() => told++);
    await connection.ask({ metric: 'posts' });
    connection.refresh();
    await connection.ask({ metric: 'posts' });
    leave();
    connection.refresh();
    expect([told, tokens, host.seen.length]).toEqual([1, 2, 2]);
  });

  it('lists the objectives of a group, and takes nothing else for a list', async () => {
    host.reply = (_, response) => response.end(JSON.stringify({ objectives: [{ id: 'o1' }] }));
    const { objectives } = host.connect({ locale: 'fr' });
    expect(await objectives({ group: 'a&b' })).toEqual([{ id: 'o1' }]);
    expect(host.seen[0]?.url).toBe('/v1/objectives?group=a%26b&locale=fr');
    host.reply = (_, response) => response.end(JSON.stringify({ objectives: 'x' }));
    await expect(objectives()).rejects.toMatchObject({ code: 'bad_response' });
  });

  it('lists groups by name and leaves out what is none', async () => {
    host.reply = (_, response) =>
      void response.end(
        JSON.stringify({ groups: [{ id: 'b', name: 'Zoo' }, { id: 'é', name: 'École' }, 3, {}] }),
      );
    expect(await host.connect({ locale: 'fr' }).groups()).toEqual([
      { id: 'é', name: 'École' },
      { id: 'b', name: 'Zoo' },
    ]);
    expect(host.seen[0]?.url).toBe('/v1/groups');
  });

  it('drops what is under way when closed', async () => {
    host.reply = () => undefined;
    const connection = host.connect();
    const asked = connection.ask({ metric: 'posts' }).catch((error: unknown) => error);
    connection.close();
    expect(await asked).toMatchObject({ name: 'AbortError' });
  });
});
