import { expect, test } from 'vitest';
import { identify, useMetricFixture, page, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const may = { metric: 'rhythm', from: '2026-05-01', to: '2026-06-01' } as const;

test('counts acts by weekday and hour of the zone, those of nobody known too', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    page('ann', '2026-05-05T09:00:00Z'),
    page('ann', '2026-05-05T09:59:59.999Z'),
    page(null, '2026-05-10T23:30:00Z', { anonymousId: 'x' }),
    page('robo', '2026-05-05T09:00:00Z'),
    page('ann', '2026-04-14T09:00:00Z'),
    track('ann', 'Post Created', '2026-05-12T09:00:00Z', { post_id: 'p' }),
  );
  const cells = async (more: object = {}) => {
    const { parts = [], ...answer } = await ask({ ...may, ...more });
    expect(parts).toHaveLength(168);
    const full = parts.filter(({ value, previous }) => value || previous);
    return { ...answer, cells: full.map(({ key, value, previous }) => [key, value, previous]) };
  };
  expect(await cells()).toMatchObject({
    value: 4,
    previous: { value: 1 },
    cells: [
      ['2-09', 3, 1],
      ['7-23', 1, 0],
    ],
  });
  expect((await cells({ timezone: 'Europe/Paris', compare: 'none' })).cells).toEqual([
    ['1-01', 1, undefined],
    ['2-11', 3, undefined],
  ]);
  expect(await cells({ level: 'contributing' })).toMatchObject({ value: 1 });
});

test('shares sum to 1, and labels speak the language', async () => {
  const { send, ask } = fixture.site();
  await send(page('ann', '2026-05-05T09:00:00Z'), page('ann', '2026-05-06T09:00:00Z'));
  const { parts = [] } = await ask(may, { locale: 'fr' });
  expect(parts.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  expect(parts[33]).toMatchObject({ key: '2-09', label: 'Mardi 9 h', value: 1 });
});

test('no act is 0', async () => {
  expect((await fixture.site().ask(may)).value).toBe(0);
});
