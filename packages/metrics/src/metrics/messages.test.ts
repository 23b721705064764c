import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const april = { metric: 'messages', group: 'g', from: '2026-04-01', to: '2026-05-01' } as const;

test('counts every message, also where messages have no id of their own', async () => {
  const { send, ask } = fixture.site();
  const message = () =>
    track('ann', 'Message Sent', '2026-04-10T00:00:00Z', { channel_id: 'c' }, { groups: ['g'] });
  await send(message(), message(), message());
  expect(await ask(april)).toMatchObject({ value: 3, previous: { value: 0 } });
});

test('a group without a chat has no value; one whose applications are not known has', async () => {
  const { ask } = fixture.site();
  const off = await ask(april, { group: { modules: ['files', 'events'] } });
  expect(off).toMatchObject({ value: null, reason: 'not_enabled' });
  expect(off.series).toBeUndefined();
  expect((await ask(april, { group: { modules: ['chat'] } })).value).toBe(0);
  expect((await ask(april, { group: { modules: [] } })).value).toBe(0);
  expect((await ask({ ...april, metric: 'posts' }, { group: { modules: ['files'] } })).value).toBe(
    0,
  );
});
