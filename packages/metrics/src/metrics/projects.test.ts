import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openMetricFixture,
  track,
  type MetricFixture,
} from '../../../../test/tools/metric-fixture.js';

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

test('counts projects created, and tasks are none', async () => {
  const { send, ask } = fixture.site();
  await send(
    track('ann', 'Project Created', '2026-04-10T00:00:00Z', { project_id: 'a' }),
    track('ann', 'Project Created', '2026-03-10T00:00:00Z', { project_id: 'b' }),
    track('ann', 'Task Created', '2026-04-10T00:00:00Z', { task_id: 'a' }),
  );
  expect((await ask({ metric: 'projects', from: '2026-04-01', to: '2026-05-01' })).value).toBe(1);
});
