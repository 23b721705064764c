import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const may = { metric: 'shares', from: '2026-05-01', to: '2026-06-01', compare: 'none' } as const;
const share = (user: string | null, time: string, more = {}) =>
  track(user, 'Post Shared', time, { post_id: 'p', author_id: 'ann' }, more);

test('every share counts, of nobody known and of the same post twice too', async () => {
  const { send, ask } = fixture.site();
  await send(
    share('ben', '2026-05-01T00:00:00Z'),
    share('ben', '2026-05-31T23:59:59Z'),
    share(null, '2026-05-10T00:00:00Z', { anonymousId: 'somebody' }),
    share('ben', '2026-04-30T23:59:59Z'),
    share('ben', '2026-06-01T00:00:00Z'),
  );
  expect((await ask(may)).value).toBe(3);
});

test('shares of a deleted post leave with it, whenever that was; bots share nothing', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    track('ann', 'Post Created', '2026-04-01T00:00:00Z', { post_id: 'p' }),
    share('ben', '2026-05-10T00:00:00Z'),
    track('ben', 'Post Shared', '2026-05-10T00:00:00Z', { post_id: 'q' }),
    track('robo', 'Post Shared', '2026-05-10T00:00:00Z', { post_id: 'q' }),
  );
  expect((await ask(may)).value).toBe(2);
  await send(track('ann', 'Post Deleted', '2026-06-10T00:00:00Z', { post_id: 'p' }));
  expect((await ask(may)).value).toBe(1);
});

test('none are 0', async () => {
  expect((await fixture.site().ask(may)).value).toBe(0);
});
