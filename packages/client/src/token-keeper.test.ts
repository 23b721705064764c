import { describe, expect, it } from 'vitest';
import { answerAll, refuse, useAnsweringServer } from '../../../test/tools/answering-server.js';

const host = useAnsweringServer();

describe('tokens', () => {
  it('renews an expired token once, for all questions together', async () => {
    const reasons: string[] = [];
    host.reply = (request, response) =>
      request.authorization === 'Bearer t2'
        ? answerAll(request, response)
        : refuse(response, 401, 'token_expired');
    const { ask } = host.connect({
      tokenProvider: (reason) => {
        reasons.push(reason);
        return `t${reasons.length}`;
      },
    });
    await Promise.all([ask({ metric: 'posts' }), ask({ metric: 'likes' })]);
    await ask({ metric: 'comments' });
    expect(reasons).toEqual(['first', 'expired']);
    expect(host.seen).toHaveLength(3);
  });

  it('does not renew in a circle', async () => {
    let asked = 0;
    host.reply = (_, response) => refuse(response, 401, 'token_expired');
    const { ask } = host.connect({ tokenProvider: () => `t${++asked}` });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code: 'token_expired' });
    expect(asked).toBe(2);
  });

  it.each([
    ['token_invalid', 401],
    ['forbidden', 403],
  ])('tells %s apart and asks for no other token', async (code, status) => {
    let asked = 0;
    host.reply = (_, response) => refuse(response, status, code);
    const { ask } = host.connect({ tokenProvider: () => `t${++asked}` });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code, status });
    expect(asked).toBe(1);
  });

  it('says so when the host has none to give', async () => {
    const { ask } = host.connect({
      tokenProvider: () => {
        throw new Error('signed out');
      },
    });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'token_unavailable',
      message: 'signed out',
    });
    expect(host.seen).toHaveLength(0);
  });

  it('sends none where there is none', async () => {
    await host.connect().ask({ metric: 'posts' });
    expect(host.seen[0]?.authorization).toBeUndefined();
  });
});
