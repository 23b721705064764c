import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

let likes = 0;
const like = (user: string, author: string) =>
  track(user, 'Post Liked', '2026-04-10T00:00:00Z', {
    post_id: `p${(likes += 1)}`,
    author_id: author,
  });
const april = { metric: 'network', from: '2026-04-01', to: '2026-05-01' } as const;

/** So many people, each of whom likes something of every other. */
function circle(name: string, size: number) {
  const people = Array.from({ length: size }, (_, at) => `${name}${at}`);
  return people.flatMap((user) =>
    people.filter((other) => other !== user).map((other) => like(user, other)),
  );
}

test('finds circles and the contacts between them', async () => {
  const { send, ask } = fixture.site();
  await send(...circle('a', 6), ...circle('b', 5), like('a0', 'b0'), like('a1', 'b0'));
  const answer = await ask(april, { locale: 'fr' });
  expect(answer).toMatchObject({
    value: 11,
    k: 5,
    beside: { edges: 30 + 20 + 2, communities: 2 },
    parts: [
      { key: 'c1', label: 'Communauté 1', value: 6 },
      { key: 'c2', value: 5 },
    ],
    edges: [
      { source: 'c1', target: 'c1', value: 30, people: 6 },
      { source: 'c2', target: 'c2', value: 20, people: 5 },
      { source: 'c1', target: 'c2', value: 2, people: 1 },
    ],
  });
  expect(answer.previous).toBeUndefined();
});

test('puts communities under k together, with another where they do not reach it', async () => {
  const sizes = async (...messages: ReturnType<typeof like>[]) => {
    const { send, ask } = fixture.site();
    await send(...messages);
    const { value, parts = [] } = await ask(april);
    expect(parts.reduce((sum, part) => sum + Number(part.value), 0)).toBe(value);
    return Object.fromEntries(parts.map((part) => [part.key, part.value]));
  };
  expect(await sizes(...circle('a', 6), ...circle('b', 3), ...circle('c', 2))).toEqual({
    c1: 6,
    others: 5,
  });
  expect(await sizes(...circle('a', 7), ...circle('b', 6), ...circle('c', 4))).toEqual({
    c1: 7,
    others: 10,
  });
  expect(await sizes(...circle('a', 3))).toEqual({ others: 3 });
});

test('by segment the circles are what people are', async () => {
  const { send, ask } = fixture.site();
  const segments = { ann: 'office', bob: 'office', cat: 'field' };
  for (const [id, segment] of Object.entries(segments)) {
    await send(identify(id, '2026-01-01T00:00:00Z', { segment }));
  }
  await send(like('ann', 'cat'), like('bob', 'cat'), like('cat', 'ann'), like('dan', 'ann'));
  expect(await ask({ ...april, by: 'segment' })).toMatchObject({
    value: 4,
    parts: [
      { key: 'field', value: 1 },
      { key: 'none', label: 'No segment', value: 1 },
      { key: 'office', value: 2 },
    ],
    edges: [
      { source: 'office', target: 'field', value: 2, people: 1 },
      { source: 'field', target: 'office', value: 1, people: 1 },
      { source: 'none', target: 'office', value: 1, people: 1 },
    ],
  });
});

test('without contacts there is no network', async () => {
  const { ask } = fixture.site();
  expect(await ask(april)).toMatchObject({ value: null, reason: 'no_interactions', parts: [] });
});

test('of a very large network the strongest contacts are looked at, and their number stands beside', async () => {
  const { send, ask } = fixture.site();
  const people = Array.from({ length: 240 }, (_, at) => `u${at}`);
  const greet = (user: string, mentions: string[]) =>
    track(user, 'Message Sent', '2026-04-10T00:00:00Z', { channel_id: 'c', mentions });
  // Everybody names everybody else once, and those of one half each other twice.
  const half = people.slice(120);
  const messages = [
    ...people.map((user) =>
      greet(
        user,
        people.filter((other) => other !== user),
      ),
    ),
    ...half.map((user) =>
      greet(
        user,
        half.filter((other) => other !== user),
      ),
    ),
  ].map((message) => ({ ...message, context: { groupId: 'all' } }));
  await send(...messages);
  const all = 240 * 239;
  const { value, beside, edges } = await ask(april);
  expect({ value, beside }).toMatchObject({
    value: 240,
    beside: { edges: all, strongest: 50_000 },
  });
  // What is left out has one contact; the contacts of those who have two are all there.
  const contacts = edges?.reduce((sum, edge) => sum + edge.value, 0);
  expect(contacts).toBe(50_000 + 120 * 119);
  const { beside: whole } = await ask({ ...april, metric: 'interaction_level' });
  expect(whole).toMatchObject({
    people: 240,
    edges: all,
    pairs: all / 2,
    reciprocity: 1,
    density: 1,
  });
});
