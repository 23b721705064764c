import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  joinGroup,
  openMetricFixture,
  page,
  track,
  type MetricFixture,
  type MetricSite,
} from '../../../../test/tools/metric-fixture.js';

let fixture: MetricFixture;
let site: MetricSite;
beforeAll(async () => {
  fixture = await openMetricFixture();
  site = fixture.site({ timezone: 'Europe/Paris' });
  const post = (id: string, time: string) =>
    track('ann', 'Post Created', time, { post_id: id }, { groups: ['g'] });
  await site.send(
    joinGroup('ann', 'g', '2026-01-01T00:00:00Z'),
    post('p1', '2026-04-30T21:59:59Z'),
    post('p2', '2026-04-30T22:00:00Z'),
    post('p3', '2026-05-02T10:00:00Z'),
    page('ann', '2026-05-03T10:00:00Z', { groups: ['g'] }),
  );
});
afterAll(() => fixture.close());

/** May as Paris knows it: the site keeps nothing of April. */
const keptSince = '2026-04-30T22:00:00Z';
const ask = (question: Record<string, unknown>) =>
  site.ask({ metric: 'posts', group: 'g', compare: 'none', ...question }, { keptSince });

test('a bucket of which facts are gone is null and says so, the next is a number, 0 among them', async () => {
  const { value, reason, series } = await ask({ from: '2026-04-29', to: '2026-05-04' });
  expect([value, reason]).toEqual([null, 'expired']);
  expect(series?.map((day) => [day.value, day.reason])).toEqual([
    [null, 'expired'],
    [null, 'expired'],
    [1, undefined],
    [1, undefined],
    [0, undefined],
  ]);
  expect(await ask({ from: '2026-05-01', to: '2026-05-04' })).toMatchObject({ value: 2 });
  const { reason: kept } = await ask({ from: '2026-05-01', to: '2026-05-04' });
  expect(kept).toBeUndefined();
});

test('a bucket that began before is gone as a whole', async () => {
  const weeks = await ask({ from: '2026-04-27', to: '2026-05-11', interval: 'week' });
  expect(weeks.series?.map((week) => [week.value, week.reason])).toEqual([
    [null, 'expired'],
    [0, undefined],
  ]);
});

test('with what is gone nothing is compared', async () => {
  const may = { from: '2026-05-01', to: '2026-05-04', compare: 'previous' };
  const { value, previous, change, series } = await ask(may);
  expect([value, previous?.value]).toEqual([2, null]);
  expect(change).toEqual({ absolute: null, relative: null });
  expect(series?.map((day) => day.previous)).toEqual([null, null, null]);
  const later = await ask({ from: '2026-05-03', to: '2026-05-05', compare: 'previous' });
  expect(later.previous?.value).toBe(2);
});

test('rows and parts of such a window are gone too', async () => {
  const authors = await ask({ metric: 'top_authors', from: '2026-04-01', to: '2026-05-04' });
  expect(authors).toMatchObject({ value: null, reason: 'expired' });
  expect(authors.rows).toBeUndefined();
  const devices = await ask({ metric: 'devices', from: '2026-04-01', to: '2026-05-04' });
  expect(devices.parts).toBeUndefined();
});

test('a figure that looks further back needs what it looks at, one of the end only that', async () => {
  const window = { from: '2026-05-20', to: '2026-05-25' };
  expect(await ask({ metric: 'stickiness', ...window })).toMatchObject({ reason: 'expired' });
  const { reason } = await ask({ metric: 'stickiness', from: '2026-05-30', to: '2026-06-02' });
  expect(reason).toBeUndefined();
  expect(await ask({ metric: 'member_status', ...window })).toMatchObject({ reason: 'expired' });
  const members = await ask({ metric: 'members', from: '2026-04-01', to: '2026-05-25' });
  expect(members.value).toBe(1);
  expect(members.series?.[0]).toMatchObject({ value: null, reason: 'expired' });
});
