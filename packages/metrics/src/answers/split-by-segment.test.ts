import { expect, test } from 'vitest';
import type { Question } from '@ruche/schema';
import {
  identify,
  joinGroup,
  useMetricFixture,
  page,
  track,
} from '../../../../test/tools/metric-fixture.js';
import { catalogue } from '../metrics/index.js';
import { segmentParameter } from '../parameters/segment-parameter.js';

const fixture = useMetricFixture();

const april = { group: 'g', from: '2026-04-01', to: '2026-05-01', interval: 'month' } as const;
const inGroup = { groups: ['g'] };

/** Two of the office, one of the field, one of no segment; one of the shop was never here. */
async function staffed() {
  const { send, ask } = fixture.site();
  const segments = { ann: 'office', bob: 'office', cat: 'field', dan: '', eve: 'shop' };
  for (const [id, segment] of Object.entries(segments)) {
    await send(identify(id, '2026-01-01T00:00:00Z', { segment }));
    if (id !== 'eve') await send(joinGroup(id, 'g', '2026-01-01T00:00:00Z'));
  }
  const post = (user: string | null, id: string, time = '2026-04-03T10:00:00Z') =>
    track(user, 'Post Created', time, { post_id: id }, inGroup);
  await send(
    post('ann', 'p1'),
    post('ann', 'p2'),
    post('cat', 'p3'),
    post(null, 'p4'),
    post('bob', 'old', '2026-03-03T10:00:00Z'),
    track(
      'dan',
      'Post Liked',
      '2026-04-04T10:00:00Z',
      { post_id: 'p1', author_id: 'ann' },
      inGroup,
    ),
    page('bob', '2026-04-05T10:00:00Z', inGroup),
  );
  return async (question: Question) => {
    const answer = await ask({ ...april, ...question, by: 'segment' });
    return {
      value: answer.value,
      previous: Object.fromEntries((answer.parts ?? []).map((part) => [part.key, part.previous])),
      parts: Object.fromEntries((answer.parts ?? []).map((part) => [part.key, part.value])),
      numerators: Object.fromEntries(
        (answer.parts ?? []).map((part) => [part.key, [part.numerator, part.denominator]]),
      ),
    };
  };
}

test('everybody and everything is in one part', async () => {
  const split = await staffed();
  expect(await split({ metric: 'posts' })).toMatchObject({
    value: 4,
    parts: { field: 1, office: 2, none: 1 },
    previous: { field: 0, office: 1, none: 0 },
  });
  expect(await split({ metric: 'likes' })).toMatchObject({
    value: 1,
    parts: { field: 0, office: 0, none: 1 },
  });
  expect(await split({ metric: 'members' })).toMatchObject({
    value: 4,
    parts: { field: 1, office: 2, none: 1 },
  });
  expect(await split({ metric: 'active_members' })).toMatchObject({
    value: 4,
    parts: { field: 1, office: 2, none: 1 },
  });
});

test('rates are those of the people of each part', async () => {
  const split = await staffed();
  const rate = await split({ metric: 'active_rate', level: 'contributing' });
  expect(rate.value).toBe(3 / 4);
  expect(rate.parts).toEqual({ field: 1, office: 1 / 2, none: 1 });
  expect(rate.numerators).toEqual({ field: [1, 1], office: [1, 2], none: [1, 1] });
  const conversion = await split({ metric: 'conversion', goal: 'Post Created' });
  expect(conversion.parts).toEqual({ field: 1, office: 1 / 2, none: 0 });
});

test('every metric that can be split answers so, for a group and for the site', async () => {
  const split = await staffed();
  const splittable = catalogue.filter(({ parameters }) => parameters.by === segmentParameter);
  expect(splittable.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['active_rate', 'active_members', 'members', 'posts', 'reach']),
  );
  for (const { id, unit } of splittable) {
    for (const place of [{}, { group: undefined }]) {
      const answer = await split({
        ...place,
        metric: id,
        goal: id === 'conversion' ? 'page' : undefined,
      });
      const names =
        place.group === undefined && 'group' in place ? ['field', 'office'] : ['field', 'office'];
      expect(Object.keys(answer.parts), id).toEqual([...names, 'none']);
      if (unit !== 'count' && unit !== 'people') continue;
      const sum = Object.values(answer.parts).reduce<number>((all, part) => all + Number(part), 0);
      expect(sum, id).toBe(answer.value);
    }
  }
});

test('groups compared are not split', async () => {
  const { ask } = fixture.site();
  const question = { ...april, metric: 'group_comparison', groups: 'g,h' };
  await expect(ask({ ...question, by: 'segment' })).rejects.toMatchObject({
    code: 'unknown_parameter',
    path: 'by',
  });
});
