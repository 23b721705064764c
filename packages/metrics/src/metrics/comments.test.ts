import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const april = {
  metric: 'comments',
  from: '2026-04-01',
  to: '2026-05-01',
  compare: 'none',
} as const;

test('counts comments, answers to comments and answers to oneself, and not what was deleted', async () => {
  const { send, ask } = fixture.site();
  const comment = (id: string, more: Record<string, unknown> = {}) =>
    track('ann', 'Comment Created', '2026-04-10T00:00:00Z', {
      comment_id: id,
      post_id: 'p',
      ...more,
    });
  await send(
    comment('c1'),
    comment('c2', { parent_id: 'c1' }),
    comment('c3', { author_id: 'ann' }),
    comment('c4'),
    track('ann', 'Comment Deleted', '2026-05-10T00:00:00Z', { comment_id: 'c4' }),
    track('ann', 'Post Created', '2026-04-10T00:00:00Z', { post_id: 'c1' }),
  );
  expect((await ask(april)).value).toBe(3);
});
