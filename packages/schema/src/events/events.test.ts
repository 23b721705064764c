import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findEvent } from './find-event.js';
import { namedEvents } from './index.js';
import { readFacts } from './read-facts.js';

const machinery = ['index', 'define-event', 'find-event', 'read-facts', 'property-types'];

test('every file of the folder is in the list, under the name of its event', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3))
    .filter((name) => !machinery.includes(name));
  const listed = namedEvents.map(({ name }) => name.toLowerCase().replaceAll(' ', '-'));
  expect(listed.toSorted()).toEqual(files.toSorted());
});

for (const { name, properties, accepted, stored } of namedEvents) {
  const { description, examples } = properties.meta() ?? {};
  const required = Object.entries(properties.shape)
    .filter(([, type]) => !type.safeParse(undefined).success)
    .map(([key]) => key);

  test(`${name}: says what it is, and its examples are right`, () => {
    expect(description).toBeTruthy();
    expect(examples).not.toHaveLength(0);
    for (const example of (examples ?? []) as object[]) {
      expect(properties.parse(example)).toEqual(example);
      expect(accepted.parse({ ...example, of_the_site: [1] })).toEqual({
        ...example,
        of_the_site: [1],
      });
    }
  });

  test(`${name}: refuses what lacks a required property or is of the wrong type`, () => {
    const [example] = examples as Record<string, unknown>[];
    expect(properties.safeParse({ ...example, of_the_site: 1 }).success).toBe(false);
    for (const key of required) {
      const { [key]: _, ...rest } = example ?? {};
      expect(accepted.safeParse(rest).error?.issues[0]?.path).toEqual([key]);
      expect(accepted.safeParse({ ...example, [key]: null }).success).toBe(false);
      expect(properties.safeParse(rest).success).toBe(false);
    }
    for (const key of Object.keys(properties.shape)) {
      expect(accepted.safeParse({ ...example, [key]: { not: 'this' } }).success).toBe(false);
    }
  });

  test(`${name}: null stands for an optional property that is left out`, () => {
    const [example] = examples as Record<string, unknown>[];
    for (const key of Object.keys(properties.shape).filter((key) => !required.includes(key))) {
      expect(accepted.safeParse({ ...example, [key]: null }).success).toBe(true);
    }
  });

  test(`${name}: what the collector keeps is a property of the event`, () => {
    const { content: _, membership: __, ...keys } = stored;
    for (const key of Object.values(keys).flat()) expect(properties.shape).toHaveProperty(key);
  });
}

test('an event is found by its name, exactly', () => {
  expect(findEvent('Post Liked')?.area).toBe('content');
  expect(findEvent('post liked')).toBeUndefined();
  expect(findEvent('constructor')).toBeUndefined();
});

test('edges: ids, percentages, active time and dates', () => {
  const takes = (name: string, properties: object) =>
    findEvent(name)?.accepted.safeParse(properties).success;
  expect(takes('Post Liked', { post_id: 12 })).toBe(true);
  expect(takes('Post Liked', { post_id: 1.5 })).toBe(false);
  expect(takes('Post Liked', { post_id: '' })).toBe(false);
  expect(takes('Post Liked', { post_id: 'x'.repeat(256) })).toBe(true);
  expect(takes('Post Liked', { post_id: 'x'.repeat(257) })).toBe(false);
  expect(takes('Scroll Depth Reached', { percent: 100 })).toBe(true);
  expect(takes('Scroll Depth Reached', { percent: 101 })).toBe(false);
  expect(takes('Time Spent', { active_ms: 0 })).toBe(true);
  expect(takes('Time Spent', { active_ms: -1 })).toBe(false);
  expect(takes('Time Spent', { active_ms: 86_400_001 })).toBe(false);
  expect(takes('Event Scheduled', { event_id: 'e', starts_at: '2026-10-08T18:30:00Z' })).toBe(true);
  expect(takes('Event Scheduled', { event_id: 'e', starts_at: 'tomorrow' })).toBe(false);
  expect(takes('Event Scheduled', { event_id: 'e', starts_at: '2026-02-30' })).toBe(false);
  expect(takes('Comment Created', { comment_id: 'c', post_id: 'p', mentions: ['u1', 2] })).toBe(
    true,
  );
  expect(takes('Comment Created', { comment_id: 'c', post_id: 'p', mentions: 'u1' })).toBe(false);
});

test('facts are read off the definition', () => {
  const read = (name: string, properties: Record<string, unknown>) => {
    const event = findEvent(name);
    return event && readFacts(event, properties);
  };
  expect(
    read('Comment Created', {
      comment_id: 7,
      post_id: 'p1',
      author_id: 'u1',
      mentions: ['u2', 3],
    }),
  ).toEqual({
    object: '7',
    parent: 'p1',
    author: 'u1',
    mentions: ['u2', '3'],
    activeMs: 0,
    group: '',
    left: false,
    content: { kind: 'comment', title: '', url: '', startsAt: null },
  });
  expect(
    read('Event Scheduled', { event_id: 'e1', starts_at: '2026-10-08', title: 'Fair' }),
  ).toMatchObject({
    object: 'e1',
    content: { kind: 'event', title: 'Fair', startsAt: '2026-10-08' },
  });
  expect(read('Time Spent', { active_ms: 1500 })).toMatchObject({ activeMs: 1500, object: '' });
  expect(read('Group Left', { group_id: 'g' })).toMatchObject({ left: true, group: 'g' });
  expect(read('Content Reported', { post_id: 'p1' })).toMatchObject({ object: 'p1' });
  expect(read('Content Reported', { post_id: 'p1', comment_id: 'c1' })).toMatchObject({
    object: 'c1',
  });
  expect(read('Message Sent', { channel_id: null })).toMatchObject({ object: '', content: null });
});
