import { catalogue } from '@ruche/metrics';
import type { Answer, Question } from '@ruche/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openMetricFixture, type MetricFixture, type MetricSite } from '../tools/metric-fixture.js';
import { history } from './history.js';

vi.setConfig({ testTimeout: 300_000 });

/** Each run is a community of its own in a real store. */
const runs = 8;
const window = { from: '2026-03-25', to: '2026-04-28', timezone: 'Europe/Paris' } as const;
const places = [{ group: 'g' }, {}] as const;

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

async function told(messages: Record<string, unknown>[]): Promise<MetricSite> {
  const site = fixture.site({ timezone: 'Europe/Paris' });
  await site.send(...messages);
  return site;
}

const check = (run: (messages: Record<string, unknown>[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(history, run), { numRuns: runs, endOnFailure: true });

const valueOf = ({ value }: Answer): number => Number(value ?? 0);
const sum = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((total, value) => total + Number(value ?? 0), 0);

test('parts sum to their total', async () => {
  await check(async (messages) => {
    const { ask } = await told(messages);
    const splits: Partial<Question>[] = [
      ...['devices', 'member_status', 'engagement_segments', 'rhythm'].map((metric) => ({
        metric,
      })),
      ...['posts', 'likes', 'comments', 'shares', 'members', 'active_members'].map((metric) => ({
        ...{ metric, by: 'segment' },
      })),
      { metric: 'network' },
    ];
    for (const place of places) {
      for (const split of splits) {
        const answer = await ask({ metric: '', ...split, ...place, ...window });
        const told = `${answer.metric.id} ${JSON.stringify(place)}`;
        expect(sum((answer.parts ?? []).map(({ value }) => value)), told).toBe(valueOf(answer));
      }
    }
  });
});

const counts = ['posts', 'likes', 'comments', 'shares', 'messages', 'files', 'projects', 'tasks'];

test('splitting a window and adding the counts gives the whole', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 30 }), async (messages, at) => {
      const { ask } = await told(messages);
      const middle = new Date(Date.UTC(2026, 2, 25 + at)).toISOString().slice(0, 10);
      for (const place of places) {
        for (const metric of counts) {
          const of = (from: string, to: string, compare: 'none' | 'previous' = 'none') =>
            ask({ metric, ...place, ...window, from, to, compare, interval: 'day' });
          const [whole, before, after] = [
            await of(window.from, window.to),
            await of(window.from, middle),
            await of(middle, window.to, 'previous'),
          ];
          expect(valueOf(before) + valueOf(after), metric).toBe(valueOf(whole));
          expect(sum((whole.series ?? []).map(({ value }) => value)), metric).toBe(valueOf(whole));
        }
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

test('distinct people never exceed members, nor the sum over their buckets', async () => {
  await check(async (messages) => {
    const { ask } = await told(messages);
    for (const place of places) {
      for (const level of ['connected', 'active', 'contributing']) {
        const of = (metric: string, interval: 'day' | 'month', more = {}) =>
          ask({ metric, ...place, ...window, interval, ...more });
        const april = { from: '2026-04-01', to: '2026-05-01' };
        const active = await of('active_members', 'day', { level });
        const rate = await of('active_rate', 'month', { level, ...april });
        const month = await of('active_members', 'month', { level, ...april });
        expect(valueOf(month)).toBe(rate.numerator);
        expect(valueOf(month)).toBeLessThanOrEqual(Number(rate.denominator));
        expect(sum((active.series ?? []).map(({ value }) => value))).toBeGreaterThanOrEqual(
          Math.max(0, ...(active.series ?? []).map(({ value }) => Number(value))),
        );
        expect(
          Math.max(0, ...(active.series ?? []).map(({ value }) => Number(value))),
        ).toBeLessThanOrEqual(valueOf(active));
        expect(valueOf(await of('devices', 'month'))).toBeGreaterThanOrEqual(
          level === 'connected' ? valueOf(active) : 0,
        );
      }
    }
  });
});

/** Every answer of the catalogue for the community, but for the moment at which it was given. */
async function everything({ ask }: MetricSite): Promise<Record<string, unknown>> {
  const needed: Record<string, object> = {
    conversion: { goal: 'Post Created', after: 'page' },
    group_comparison: { groups: 'g,h' },
  };
  const answers: Record<string, unknown> = {};
  for (const { id } of catalogue) {
    for (const place of places) {
      answers[`${id} ${JSON.stringify(place)}`] = await ask({
        ...{ metric: id, ...place, ...window, interval: 'week' },
        ...needed[id],
      });
    }
  }
  return answers;
}

test('neither a replay nor another order of the input changes anything', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (messages, random) => {
      const site = await told(messages);
      const once = await everything(site);
      await site.send(...messages.filter((_, at) => at % 2 === 0));
      await site.send(...messages);
      expect(await everything(site)).toEqual(once);
      const keys = messages.map(() => random.next().value as number);
      const shuffled = messages
        .map((message, at) => ({ message, key: keys[at] ?? 0 }))
        .sort((a, b) => a.key - b.key);
      const other = await told(shuffled.map(({ message }) => message));
      expect(await everything(other)).toEqual(once);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
