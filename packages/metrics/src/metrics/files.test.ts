import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

test('a new version of a file is no new file', async () => {
  const { send, ask } = fixture.site();
  const file = (event: string, id: string) =>
    track('ann', event, '2026-04-10T00:00:00Z', { file_id: id });
  await send(
    file('File Added', 'a'),
    file('File Added', 'b'),
    file('File Added', 'b'),
    file('File Updated', 'a'),
    file('File Downloaded', 'a'),
  );
  expect((await ask({ metric: 'files', from: '2026-04-01', to: '2026-05-01' })).value).toBe(2);
});
