import { describe, expect, it } from 'vitest';
import { AskError } from './index.js';
import { answerAll, refuse, useAnsweringServer } from '../../../test/tools/answering-server.js';

const host = useAnsweringServer();

describe('trouble', () => {
  it('comes back when the collector says when', async () => {
    host.reply = (request, response) => {
      if (host.seen.length > 2) return answerAll(request, response);
      response.setHeader('retry-after', '0');
      refuse(response, host.seen.length === 1 ? 503 : 429, 'store_unavailable');
    };
    expect((await host.connect().ask({ metric: 'posts' })).value).toBe(7);
    expect(host.seen).toHaveLength(3);
  });

  it('gives up after its tries', async () => {
    host.reply = (_, response) => refuse(response, 503, 'store_unavailable');
    const { ask } = host.connect({ retries: 2 });
    await expect(ask({ metric: 'posts' })).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(host.seen).toHaveLength(3);
  });

  it('does not repeat what was refused', async () => {
    host.reply = (_, response) => refuse(response, 400, 'invalid_field');
    await expect(host.connect().ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'invalid_field',
    });
    expect(host.seen).toHaveLength(1);
  });

  it('carries the last good answer while the network is away', async () => {
    const { ask } = host.connect({ now: () => 5, retries: 0 });
    await ask({ metric: 'posts' });
    host.reply = (_, response) => response.destroy();
    const error = await ask({ metric: 'posts' }, { again: true }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AskError);
    expect(error).toMatchObject({ code: 'network', last: { at: 5, answer: { value: 7 } } });
  });

  it('forgets an answer that may no longer be seen', async () => {
    const { ask, last } = host.connect();
    await ask({ metric: 'posts' });
    host.reply = (_, response) => refuse(response, 403, 'forbidden');
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
    host.reply = (_request, response) => void response.end(text);
    await expect(host.connect().ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'bad_response',
    });
  });

  it.each(['javascript:alert(1)', 'not an address'])('refuses the source %s', async (src) => {
    await expect(host.connect({ src }).ask({ metric: 'posts' })).rejects.toMatchObject({
      code: 'bad_source',
    });
  });
});
