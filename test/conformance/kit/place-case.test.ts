import { describe, expect, it } from 'vitest';
import type { Case } from './case.js';
import { placeCase } from './place-case.js';
import { shuffle } from './shuffle.js';

const now = new Date('2024-03-31T10:00:00Z');
const item: Case = {
  id: 'one',
  rules: [],
  metric: 'posts',
  shows: 'It is placed.',
  groups: { '#g': { name: 'C# and #g' } },
  messages: [
    { type: 'page', userId: '#ann', context: { groupId: ['#g', 'real'] } },
    { type: 'page', messageId: '#own', userId: '#ann' },
  ],
  questions: [{ ask: { groups: '#g,#h', from: '@date-P1D' }, expect: { rows: [{ id: '#ann' }] } }],
  requests: [{ method: 'GET', path: '/v1/metrics/posts?group=#g', expect: { status: 200 } }],
};

describe('placeCase', () => {
  const placed = placeCase(item, { run: 'k1', now });

  it('makes ids the run’s and the case’s own, wherever they stand', () => {
    expect(placed.groups).toEqual({ 'k1.one.g': { name: 'C# and #g' } });
    expect(placed.messages?.[0]).toMatchObject({
      userId: 'k1.one.ann',
      context: { groupId: ['k1.one.g', 'real'] },
    });
    expect(placed.questions?.[0]?.expect).toEqual({ rows: [{ id: 'k1.one.ann' }] });
    expect(placed.questions?.[0]?.ask['groups']).toBe('k1.one.g,k1.one.h');
    expect(placed.requests?.[0]?.path).toBe('/v1/metrics/posts?group=k1.one.g');
  });

  it('gives messages an id, and leaves theirs to those that have one', () => {
    expect(placed.messages?.map(({ messageId }) => messageId)).toEqual(['k1.one.m0', 'k1.one.own']);
  });

  it('settles relative times', () => {
    expect(placed.questions?.[0]?.ask['from']).toBe('2024-03-30');
  });

  it('leaves the case itself as it was', () => {
    expect(item.messages?.[0]?.['userId']).toBe('#ann');
  });
});

describe('shuffle', () => {
  const items = Array.from({ length: 200 }, (_, index) => index);

  it('keeps every message, repeats some, and changes the order', () => {
    const shuffled = shuffle(items, 1);
    expect(new Set(shuffled)).toEqual(new Set(items));
    expect(shuffled.length).toBeGreaterThan(items.length);
    expect(shuffled.slice(0, 20)).not.toEqual(items.slice(0, 20));
  });

  it('does so the same way for one seed', () => {
    expect(shuffle(items, 7)).toEqual(shuffle(items, 7));
    expect(shuffle(items, 7)).not.toEqual(shuffle(items, 8));
  });
});
