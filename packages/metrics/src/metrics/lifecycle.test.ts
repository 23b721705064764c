import { describe, expect, test } from 'vitest';
import { identify, useMetricFixture, page } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const months = (from: string, to: string) =>
  ({ metric: 'lifecycle', from, to, interval: 'month', compare: 'none' }) as const;

describe('lifecycle', () => {
  test('puts every active person in one stage, and tells who is gone', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('new', '2026-05-01T00:00:00Z'),
      page('faithful', '2026-04-30T23:59:59Z'),
      page('faithful', '2026-05-31T23:59:59Z'),
      page('back', '2025-01-05T12:00:00Z'),
      page('back', '2026-05-05T12:00:00Z'),
      page('gone', '2026-04-05T12:00:00Z'),
      page('later', '2026-06-01T00:00:00Z'),
    );
    const stages = { new: 1, returning: 1, resurrecting: 1, dormant: -1 };
    expect(await ask(months('2026-05-01', '2026-06-01'))).toMatchObject({
      value: 1,
      beside: stages,
      series: [{ value: 3, parts: stages }],
    });
  });

  test('what comes and goes adds up to the change of the active ones', async () => {
    const { send, ask } = fixture.site();
    const seen: Record<string, string[]> = {
      a: ['01', '02', '03', '04', '05'],
      b: ['02', '04'],
      c: ['01', '03'],
      d: ['05'],
      e: ['02', '03'],
    };
    await send(
      ...Object.entries(seen).flatMap(([user, list]) =>
        list.map((month) => page(user, `2026-${month}-10T12:00:00Z`)),
      ),
    );
    const { value, series } = await ask(months('2026-02-01', '2026-06-01'));
    expect(series?.map((bucket) => bucket.value)).toEqual([3, 3, 2, 2]);
    expect(series?.map(({ parts }) => parts)).toEqual([
      { new: 2, returning: 1, resurrecting: 0, dormant: -1 },
      { new: 0, returning: 2, resurrecting: 1, dormant: -1 },
      { new: 0, returning: 1, resurrecting: 1, dormant: -2 },
      { new: 1, returning: 1, resurrecting: 0, dormant: -1 },
    ]);
    expect(value).toBe(2 - 2);
  });

  test('first seen in a week that the window cuts is new; seen before the window only is not active', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('ann', '2026-05-04T12:00:00Z'),
      page('ann', '2026-05-07T12:00:00Z'),
      page('ben', '2026-05-04T12:00:00Z'),
    );
    const { series } = await ask({
      ...months('2026-05-06', '2026-05-18'),
      interval: 'week',
    });
    expect(series?.map(({ parts }) => parts)).toEqual([
      { new: 1, returning: 0, resurrecting: 0, dormant: 0 },
      { new: 0, returning: 0, resurrecting: 0, dormant: -1 },
    ]);
  });

  test('weeks begin on Sunday where the site says so', async () => {
    const { send, ask } = fixture.site({ weekStart: 'sunday' });
    await send(page('ann', '2026-05-09T12:00:00Z'), page('ann', '2026-05-10T12:00:00Z'));
    const { series } = await ask({ ...months('2026-05-10', '2026-05-17'), interval: 'week' });
    expect(series?.[0]?.parts).toMatchObject({ new: 0, returning: 1 });
  });

  test('is compared with the window before', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('ann', '2026-04-10T12:00:00Z'),
      page('ben', '2026-04-11T12:00:00Z'),
      page('ann', '2026-05-10T12:00:00Z'),
    );
    const answer = await ask({
      metric: 'lifecycle',
      from: '2026-05-01',
      to: '2026-05-31',
      interval: 'day',
    });
    expect(answer).toMatchObject({ value: 0, previous: { value: 0 } });
    expect(answer.series?.[10]).toMatchObject({ value: 0, previous: 1 });
    expect(answer.series?.[9]).toMatchObject({ value: 1, previous: 1 });
    const bymonth = await ask({ ...months('2026-05-01', '2026-06-01'), compare: 'previous' });
    expect(bymonth).toMatchObject({ value: -1, series: [{ value: 1 }] });
    const lastMonth = await ask({
      metric: 'lifecycle',
      period: 'last-month',
      interval: 'month',
    });
    expect(lastMonth).toMatchObject({ value: -1, previous: { value: 2 } });
    expect(lastMonth.series).toMatchObject([{ value: 1, previous: 2 }]);
  });

  test('bots have no life; nobody is 0', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      page('robo', '2026-05-10T12:00:00Z'),
    );
    const answer = await ask(months('2026-05-01', '2026-06-01'));
    expect(answer.value).toBe(0);
    expect(answer.series?.[0]?.value).toBe(0);
  });
});
