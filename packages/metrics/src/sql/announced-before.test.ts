import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const april = { from: '2026-04-01', to: '2026-05-01', compare: 'none' } as const;
const may = { from: '2026-05-01', to: '2026-06-01', compare: 'none' } as const;

/** The same post, announced in March by nobody, in April twice and in May once more. */
async function announced() {
  const { send, ask } = fixture.site();
  const post = (time: string, id = 'p') =>
    track('ann', 'Post Created', time, { post_id: id }, { groups: ['g'] });
  const comment = (time: string) =>
    track(
      'bob',
      'Comment Created',
      time,
      { post_id: 'p', comment_id: 'c', author_id: 'ann', mentions: ['cat'] },
      { groups: ['g'] },
    );
  const times = ['2026-04-03T10:00:00Z', '2026-04-20T10:00:00Z', '2026-05-05T10:00:00Z'];
  await send(...times.toReversed().map((time) => post(time)), ...times.map(comment));
  await send(post('2026-05-06T10:00:00Z', 'other'));
  return ask;
}

test('what is announced again counts once, where it was first', async () => {
  const ask = await announced();
  for (const group of ['g', undefined]) {
    for (const metric of ['posts', 'comments']) {
      const { value, series } = await ask({ metric, group, ...april, interval: 'day' });
      expect(value, metric).toBe(1);
      expect(series?.flatMap((day, at) => (day.value ? [at + 1] : []))).toEqual([3]);
    }
    expect((await ask({ metric: 'posts', group, ...may })).value).toBe(1);
    expect((await ask({ metric: 'comments', group, ...may })).value).toBe(0);
  }
});

test('so that the window and the one before add up to both', async () => {
  const ask = await announced();
  const { value, previous } = await ask({ metric: 'posts', group: 'g', ...may, compare: 'year' });
  expect([value, previous?.value]).toEqual([1, 0]);
  const both = await ask({ metric: 'posts', group: 'g', ...may, compare: 'previous' });
  expect([both.value, both.previous?.value]).toEqual([1, 1]);
  const whole = {
    from: '2026-04-01',
    to: '2026-06-01',
    interval: 'week',
    compare: 'none',
  } as const;
  const { value: all, series } = await ask({ metric: 'posts', group: 'g', ...whole });
  expect(all).toBe(2);
  expect(series?.reduce((sum, week) => sum + Number(week.value), 0)).toBe(2);
});

test('in every figure that rests on it', async () => {
  const ask = await announced();
  const figures = { top_authors: 1, top_contributors: 0, concentration: 1 };
  const [authors, contributors, concentration] = await Promise.all(
    Object.keys(figures).map((metric) => ask({ metric, group: 'g', ...may })),
  );
  expect(authors?.rows).toMatchObject([{ id: 'ann', value: 1 }]);
  expect(contributors?.rows).toEqual([]);
  expect(concentration?.beside).toMatchObject({ posts: 1 });
  const { rows } = await ask({ metric: 'top_contributors', group: 'g', ...april });
  expect(rows).toMatchObject([{ id: 'bob', value: 1 }]);
  expect((await ask({ metric: 'interaction_level', group: 'g', ...april })).numerator).toBe(1);
  expect((await ask({ metric: 'first_response', group: 'g', ...may })).beside).toMatchObject({
    posts: 1,
  });
});

test('in the same month, before all that is looked at', async () => {
  const { send, ask } = fixture.site();
  const post = (day: string) =>
    track('ann', 'Post Created', `2026-05-${day}T10:00:00Z`, { post_id: 'p' }, { groups: ['g'] });
  await send(post('05'), post('20'));
  const within = (from: string) => ask({ metric: 'posts', group: 'g', ...may, from });
  expect((await within('2026-05-10')).value).toBe(0);
  expect((await within('2026-05-04')).value).toBe(1);
});
