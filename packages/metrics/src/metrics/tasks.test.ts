import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

test('counts tasks created, with those completed beside them', async () => {
  const { send, ask } = fixture.site();
  const task = (event: string, id: string, day: string) =>
    track('ann', event, `2026-${day}T00:00:00Z`, { task_id: id });
  await send(
    task('Task Created', 'old', '03-10'),
    task('Task Created', 'a', '04-10'),
    task('Task Created', 'b', '04-11'),
    task('Task Completed', 'old', '04-11'),
    task('Task Completed', 'a', '05-11'),
  );
  const answer = await ask({
    metric: 'tasks',
    from: '2026-04-10',
    to: '2026-04-12',
    compare: 'none',
  });
  expect(answer).toMatchObject({ value: 2, beside: { completed: 1 } });
  expect(answer.series?.map(({ value, parts }) => [value, parts?.completed])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});
