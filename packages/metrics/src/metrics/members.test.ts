import { expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const april = { metric: 'members', group: 'g', from: '2026-04-01', to: '2026-04-04' } as const;

test('counts members at the end of each bucket, with joins and leaves', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('old', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('gone', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('gone', 'g', '2026-02-01T00:00:00Z'),
    joinGroup('u1', 'g', '2026-04-01T00:00:00Z'),
    joinGroup('u2', 'g', '2026-04-02T08:00:00Z'),
    leaveGroup('u2', 'g', '2026-04-02T09:00:00Z'),
    joinGroup('u2', 'g', '2026-04-02T10:00:00Z'),
    leaveGroup('old', 'g', '2026-04-03T23:59:59Z'),
    leaveGroup('u1', 'g', '2026-04-04T00:00:00Z'),
  );
  const answer = await ask(april);
  expect(answer).toMatchObject({
    value: 2,
    previous: { value: 1 },
    beside: { joined: 3, left: 2, net: 1 },
    membership: 'roster',
  });
  expect(answer.series?.map(({ value, previous, parts }) => [value, previous, parts?.net])).toEqual(
    [
      [2, 1, 1],
      [3, 1, 1],
      [2, 1, -1],
    ],
  );
});

test('joining twice is joining once, leaving without having joined is nothing', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('u1', 'g', '2026-04-01T00:00:00Z'),
    joinGroup('u1', 'g', '2026-04-02T00:00:00Z'),
    leaveGroup('u2', 'g', '2026-04-02T00:00:00Z'),
  );
  expect(await ask(april)).toMatchObject({ value: 1, beside: { joined: 1, left: 0, net: 1 } });
});

test('for the whole site, who is in several groups is one member until leaving the last', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('u1', 'h', '2026-04-01T08:00:00Z'),
    leaveGroup('u1', 'g', '2026-04-02T00:00:00Z'),
    leaveGroup('u1', 'h', '2026-04-03T00:00:00Z'),
  );
  const { series } = await ask({ ...april, group: undefined });
  expect(series?.map(({ value }) => value)).toEqual([1, 1, 0]);
  expect((await ask(april)).series?.map(({ value }) => value)).toEqual([1, 0, 0]);
});

test('changing groups at one instant is neither leaving nor joining', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('u1', 'g', '2026-04-02T00:00:00Z'),
    joinGroup('u1', 'h', '2026-04-02T00:00:00Z'),
  );
  expect((await ask({ ...april, group: undefined })).beside).toEqual({
    joined: 0,
    left: 0,
    net: 0,
  });
});

test('where nobody said who belongs, everyone seen so far does', async () => {
  const { send, ask } = fixture.site();
  await send(
    page('u1', '2026-03-01T00:00:00Z', { groups: ['g'] }),
    page('u2', '2026-04-02T00:00:00Z', { groups: ['g'] }),
    page('u3', '2026-04-03T00:00:00Z'),
    identify('u4', '2026-06-01T00:00:00Z', { createdAt: '2026-04-01T12:00:00Z' }),
  );
  const group = await ask(april);
  expect(group.membership).toBe('observed');
  expect(group.series?.map(({ value }) => value)).toEqual([1, 2, 2]);
  const site = await ask({ ...april, group: undefined });
  expect(site.series?.map(({ value }) => value)).toEqual([2, 3, 4]);
});

test('today counts as far as it has come', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('u1', 'g', '2026-06-15T09:00:00Z'),
    joinGroup('u2', 'g', '2026-06-15T11:00:00Z'),
  );
  const { value, series } = await ask({ metric: 'members', group: 'g', period: 'this-day' });
  expect(value).toBe(1);
  expect(series).toEqual([expect.objectContaining({ value: 1, partial: true })]);
});
