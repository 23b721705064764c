import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

test('counts projects created, and tasks are none', async () => {
  const { send, ask } = fixture.site();
  await send(
    track('ann', 'Project Created', '2026-04-10T00:00:00Z', { project_id: 'a' }),
    track('ann', 'Project Created', '2026-03-10T00:00:00Z', { project_id: 'b' }),
    track('ann', 'Task Created', '2026-04-10T00:00:00Z', { task_id: 'a' }),
  );
  expect((await ask({ metric: 'projects', from: '2026-04-01', to: '2026-05-01' })).value).toBe(1);
});
