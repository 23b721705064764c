import { answerSchema } from '@ruche/schema';
import { describe, expect, test } from 'vitest';
import { useMetricFixture, page, track } from '../../../../test/tools/metric-fixture.js';
import { catalogue } from '../metrics/index.js';
import { answerQuestion, readLocale } from './answer-question.js';

const fixture = useMetricFixture();

test('every metric answers in the shape of the contract, for a group and for the site', async () => {
  const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
  await send(
    page('u1', '2026-06-01T00:00:00Z', { groups: ['g'] }),
    track('u1', 'Post Created', '2026-06-01T00:00:00Z', { post_id: 'p' }, { groups: ['g'] }),
  );
  for (const group of ['g', undefined]) {
    for (const { id } of catalogue) {
      const needed = { conversion: { goal: 'page' }, group_comparison: { groups: 'g,h' } }[id];
      const answer = await ask({
        ...{ metric: id, group, compare: 'year', interval: 'month' },
        ...needed,
      });
      expect(answerSchema.safeParse(answer).error, id).toBeUndefined();
      expect(answer.metric.id).toBe(id);
    }
  }
}, 60_000);

test('an answer says what it rests on', async () => {
  const { ask } = fixture.site({ timezone: 'Europe/Paris' });
  expect(
    await ask({ metric: 'posts', group: 'g', period: 'P7D' }, { locale: 'fr-CA' }),
  ).toMatchObject({
    metric: {
      id: 'posts',
      version: 1,
      label: 'Publications créées',
      unit: 'count',
      higherIsBetter: true,
      question: 'Combien de contenus les membres ont-ils publiés ?',
    },
    group: 'g',
    window: { from: '2026-06-08', to: '2026-06-15', timezone: 'Europe/Paris', interval: 'day' },
    previous: { value: 0, window: { from: '2026-06-01', to: '2026-06-08' } },
    excluded: ['bot', 'system', 'test', 'suspended'],
    parameters: { exclude: [] },
    asOf: '2026-06-15T10:00:00.000Z',
  });
});

test('the zone is the one asked for, else the group’s, else the site’s', async () => {
  const { ask } = fixture.site({ timezone: 'Europe/Paris' });
  const zone = async (timezone?: string, group?: string) =>
    (await ask({ metric: 'posts', group: 'g', timezone }, { group: { timezone: group } })).window
      .timezone;
  expect(await zone()).toBe('Europe/Paris');
  expect(await zone(undefined, 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(await zone('America/New_York', 'Asia/Tokyo')).toBe('America/New_York');
});

test('without comparison there is none', async () => {
  const { ask } = fixture.site();
  const answer = await ask({ metric: 'posts', compare: 'none' });
  expect(Object.keys(answer)).not.toContain('previous');
  expect(Object.keys(answer)).not.toContain('change');
  expect(answer.series?.every((bucket) => !('previous' in bucket))).toBe(true);
});

test('figures that rest on the same facts ask the same statement', async () => {
  const statements: string[] = [];
  const ask = (metric: string) =>
    answerQuestion({
      question: { metric, period: 'P1M' },
      site: { id: 'default', timezone: 'UTC' },
      group: null,
      asOf: new Date('2026-06-15T10:00:00Z'),
      run: async (sql, params) => {
        statements.push(JSON.stringify([sql, params]));
        return [];
      },
    });
  for (const metric of ['posts', 'comments', 'messages', 'files', 'projects', 'tasks'])
    await ask(metric);
  // Accounts, what was deleted, whether anything is announced again, and the figures.
  expect(new Set(statements).size).toBe(4);
});

describe('refusals', () => {
  test.each([
    [{ metric: 'post' }, 'unknown_metric', 'metric'],
    [{ metric: 'posts', color: 'red' }, 'unknown_parameter', 'color'],
    [{ metric: 'rhythm', by: 'author' }, 'unknown_parameter', 'by'],
    [{ metric: 'top_posts', by: 'shares' }, 'invalid_field', 'by'],
    [{ metric: 'active_rate', level: 'asleep' }, 'invalid_field', 'level'],
    [{ metric: 'posts', timezone: 'Mars/Olympus' }, 'invalid_field', 'timezone'],
    [{ metric: 'posts', from: '2026-02-01', to: '2026-01-01' }, 'invalid_window', 'from'],
    [{ metric: 'posts', from: '2026-02-31', to: '2026-03-01' }, 'invalid_field', 'from'],
    [{ metric: 'posts', period: 'P50Y', interval: 'day' }, 'invalid_window', 'interval'],
  ] as const)('%o', async (question, code, path) => {
    const { ask } = fixture.site();
    await expect(ask(question)).rejects.toMatchObject({ code, path });
  });

  test('an unknown metric lists the known ones', async () => {
    const { ask } = fixture.site();
    await expect(ask({ metric: 'post' })).rejects.toMatchObject({
      known: expect.arrayContaining(['posts', 'active_rate']),
    });
  });
});

test('languages without a translation read English', () => {
  expect(['fr', 'fr-CA', 'FR_fr', 'de', '', undefined].map(readLocale)).toEqual([
    'fr',
    'fr',
    'fr',
    'en',
    'en',
    'en',
  ]);
});
