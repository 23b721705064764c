import { expect, test } from 'vitest';
import { useMetricFixture, page } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const visit = (user: string | null, type: string | undefined, sessionId?: string) =>
  page(user, '2026-04-10T00:00:00Z', {
    anonymousId: 'a',
    context: { ...(type && { device: { type } }), ...(sessionId && { sessionId }) },
  });
const april = { metric: 'devices', from: '2026-04-01', to: '2026-05-01' } as const;

test('every active member is in one part; tablets count as mobile', async () => {
  const { send, ask } = fixture.site();
  await send(
    visit('d', 'desktop'),
    visit('m', 'mobile'),
    visit('t', 'tablet'),
    visit('b', 'desktop'),
    visit('b', 'tablet'),
    visit('n', undefined),
    visit('n2', undefined),
    visit('n2', 'mobile'),
    visit(null, 'desktop'),
  );
  const { value, parts } = await ask(april);
  expect(value).toBe(6);
  expect(parts?.map(({ key, label, value: n }) => [key, label, n])).toEqual([
    ['desktop', 'Desktop only', 1],
    ['mobile', 'Mobile only', 3],
    ['both', 'Desktop and mobile', 1],
    ['unknown', 'Unknown', 1],
  ]);
  expect(parts?.reduce((sum, { share = 0 }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
});

test('or every session, also those without a person', async () => {
  const { send, ask } = fixture.site();
  await send(
    visit('d', 'desktop', 's1'),
    visit('d', 'desktop', 's1'),
    visit('d', 'mobile', 's2'),
    visit(null, 'tablet', 's3'),
    visit('d', 'desktop'),
  );
  const { value, parts } = await ask({ ...april, by: 'sessions' }, { locale: 'fr' });
  expect(value).toBe(3);
  expect(parts?.map(({ label, value: n }) => [label, n])).toEqual([
    ['Ordinateur', 1],
    ['Mobile', 2],
    ['Inconnu', 0],
  ]);
});

test('nobody came: no shares and why', async () => {
  const { send, ask } = fixture.site();
  await send(visit('bot', 'bot'));
  const { value, reason, parts } = await ask(april);
  expect({ value, reason }).toEqual({ value: null, reason: 'no_activity' });
  expect(parts?.every((part) => part.value === 0 && part.share === undefined)).toBe(true);
});
