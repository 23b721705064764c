import { describe, expect, test } from 'vitest';
import { identify, useMetricFixture, page, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const days = (from: string, to: string) =>
  ({ metric: 'stickiness', from, to, interval: 'day', compare: 'none' }) as const;

describe('stickiness', () => {
  test('is the mean of the days’ ratios; days with nobody count as 0', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('ann', '2026-05-01T12:00:00Z'),
      page('ben', '2026-05-02T12:00:00Z'),
      page('ben', '2026-05-02T13:00:00Z'),
    );
    const answer = await ask(days('2026-05-01', '2026-05-05'));
    expect(answer).toMatchObject({ value: (1 + 0.5) / 4, beside: { days: 4 } });
    expect(answer.series?.map(({ value }) => value)).toEqual([1, 0.5, 0, 0]);
    expect(answer.series?.[1]?.parts).toEqual({ active: 1, active_30: 2 });
    expect(answer.series?.[3]?.parts).toEqual({ active: 0, active_30: 2 });
  });

  test.each([
    ['2026-04-02', 0.5],
    ['2026-04-01', 1],
  ])('who was last active on %s makes it %d', async (date, value) => {
    const { send, ask } = fixture.site();
    await send(page('ann', `${date}T23:59:59Z`), page('ben', '2026-05-01T00:00:00Z'));
    expect((await ask(days('2026-05-01', '2026-05-02'))).value).toBe(value);
  });

  test('somebody active all year long is counted once on each day', async () => {
    const { send, ask } = fixture.site();
    await send(
      ...Array.from({ length: 12 }, (_, month) => [3, 13, 23].map((day) => [month, day]))
        .flat()
        .map(([month = 0, day = 0]) =>
          page('ann', new Date(Date.UTC(2025, 6 + month, day)).toISOString()),
        )
        .filter(({ timestamp }) => String(timestamp) < '2026-06-15'),
    );
    const { series, value } = await ask({
      metric: 'stickiness',
      from: '2026-05-01',
      to: '2026-06-01',
      interval: 'day',
    });
    expect(series?.map(({ parts }) => parts?.active_30)).toEqual(Array(31).fill(1));
    expect(value).toBeCloseTo(3 / 31, 12);
  });

  test('the day that has not passed is left out; with none left there is no value', async () => {
    const { send, ask } = fixture.site();
    await send(page('ann', '2026-06-14T12:00:00Z'), page('ben', '2026-06-13T12:00:00Z'));
    const answer = await ask(days('2026-06-14', '2026-06-17'));
    expect(answer).toMatchObject({ value: 0.5, beside: { days: 1 } });
    expect(answer.series?.[1]).toMatchObject({ value: null, reason: 'no_complete_day' });
    const today = await ask(days('2026-06-15', '2026-06-16'));
    expect(today).toMatchObject({ value: null, reason: 'no_complete_day', beside: { days: 0 } });
  });

  test('days are local ones, of 23 hours too', async () => {
    const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
    await send(page('ann', '2026-03-28T23:30:00Z'), page('ben', '2026-03-29T22:30:00Z'));
    const { series } = await ask(days('2026-03-29', '2026-03-31'));
    expect(series?.map(({ value }) => value)).toEqual([1, 0.5]);
  });

  test('is compared with the window before, by position', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('ann', '2026-04-30T12:00:00Z'),
      page('ann', '2026-05-01T12:00:00Z'),
      page('ben', '2026-05-01T12:00:00Z'),
      page('ann', '2026-05-02T12:00:00Z'),
    );
    const answer = await ask({ ...days('2026-05-01', '2026-05-03'), compare: 'previous' });
    expect(answer).toMatchObject({ value: 0.75, previous: { value: 0.5 } });
    expect(answer.change).toEqual({ absolute: 0.25, relative: null });
    expect(answer.series?.map(({ previous }) => previous)).toEqual([0, 1]);
  });

  test('by week: the mean of its days', async () => {
    const { send, ask } = fixture.site();
    await send(page('ann', '2026-05-04T12:00:00Z'), page('ann', '2026-05-13T12:00:00Z'));
    const { series, value } = await ask({
      ...days('2026-05-04', '2026-05-18'),
      interval: 'week',
    });
    expect(series?.map((bucket) => bucket.value)).toEqual([1 / 7, 1 / 7]);
    expect(value).toBeCloseTo(1 / 7, 12);
    expect(series?.[0]?.parts).toBeUndefined();
  });

  test('by level, without bots and, where asked, without staff', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      identify('stan', '2026-01-01T00:00:00Z', { staff: true }),
      page('robo', '2026-05-01T12:00:00Z'),
      page('stan', '2026-04-30T12:00:00Z'),
      track('ann', 'Post Created', '2026-05-01T12:00:00Z', { post_id: 'p' }),
      page('ben', '2026-05-01T12:00:00Z'),
    );
    const question = days('2026-05-01', '2026-05-02');
    const parts = async (more: object) => (await ask({ ...question, ...more })).series?.[0]?.parts;
    expect(await parts({})).toEqual({ active: 2, active_30: 3 });
    expect(await parts({ exclude: 'staff' })).toEqual({ active: 2, active_30: 2 });
    expect(await parts({ level: 'contributing' })).toEqual({ active: 1, active_30: 1 });
  });
});
