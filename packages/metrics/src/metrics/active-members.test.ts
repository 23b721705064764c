import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  openMetricFixture,
  page,
  track,
  type MetricFixture,
} from '../../../../test/tools/metric-fixture.js';

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

const april = { metric: 'active_members', from: '2026-04-01', to: '2026-05-01' } as const;

test('people count once in each bucket and once in the whole', async () => {
  const { send, ask } = fixture.site();
  await send(
    page('u1', '2026-04-01T08:00:00Z'),
    page('u1', '2026-04-01T09:00:00Z'),
    page('u1', '2026-04-20T09:00:00Z'),
    page('u2', '2026-04-20T09:00:00Z'),
    page('u3', '2026-03-20T09:00:00Z'),
  );
  const { value, previous, series } = await ask({ ...april, interval: 'week' });
  expect(value).toBe(2);
  expect(previous?.value).toBe(1);
  expect(series?.map((bucket) => bucket.value)).toEqual([1, 0, 0, 2, 0]);
});

test('members and others alike, but no bots and nobody without a name', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    page('u1', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page('u2', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page('bot', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page(null, '2026-04-20T09:00:00Z', { groups: ['g'], anonymousId: 'a' }),
  );
  expect((await ask({ ...april, group: 'g' })).value).toBe(2);
});

test('joining, leaving and being described are no acts', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('u1', '2026-04-20T09:00:00Z', { name: 'Ann' }),
    joinGroup('u2', 'g', '2026-04-20T09:00:00Z'),
    track('u2', 'Group Left', '2026-04-21T09:00:00Z', {}, { groups: ['g'] }),
    track('u3', 'Survey Invited', '2026-04-21T09:00:00Z', { survey_id: 's' }),
  );
  expect((await ask(april)).value).toBe(0);
});

test('the same levels as the rate', async () => {
  const { send, ask } = fixture.site();
  await send(
    page('u1', '2026-04-20T09:00:00Z'),
    track('u2', 'Message Sent', '2026-04-20T09:00:00Z'),
    track('u3', 'Comment Created', '2026-04-20T09:00:00Z', { comment_id: 'c', post_id: 'p' }),
  );
  const at = async (level: string) => (await ask({ ...april, level })).value;
  expect([await at('connected'), await at('active'), await at('contributing')]).toEqual([3, 2, 1]);
});

test('an act in two groups counts in each and once for the site', async () => {
  const { send, ask } = fixture.site();
  await send(page('u1', '2026-04-20T09:00:00Z', { groups: ['a', 'b'] }));
  expect((await ask({ ...april, group: 'a' })).value).toBe(1);
  expect((await ask({ ...april, group: 'b' })).value).toBe(1);
  expect((await ask(april)).value).toBe(1);
});
