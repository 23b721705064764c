import { describe, expect, it } from 'vitest';
import { questionOf } from './question-of.js';
import { readAnswer } from './read-answer.js';
import { rowLimit } from './row-limit.js';

describe('questionOf', () => {
  it('asks what the attributes say', () => {
    const asked = { group: 'design', period: 'P6M', interval: 'week', compare: 'year', limit: 3 };
    expect(questionOf('posts', { ...asked, timezone: 'Europe/Paris', today: 'include' })).toEqual({
      metric: 'posts',
      ...asked,
      timezone: 'Europe/Paris',
      today: 'include',
    });
  });

  it('falls back where an attribute has no meaning', () => {
    const odd = {
      period: 'banana',
      interval: 'hour',
      compare: 'x',
      limit: NaN,
      today: 'yes',
      group: '',
    };
    expect(questionOf('posts', odd)).toEqual({ metric: 'posts', period: 'P1M' });
    expect(questionOf('posts', { from: 'now', to: 'then' })).toEqual({
      metric: 'posts',
      period: 'P1M',
    });
    expect(questionOf('posts', { limit: 5000 }).limit).toBe(100);
  });

  it('prefers dates to a period, and lets no parameter change the metric', () => {
    const dates = { from: '2026-01-01', to: '2026-02-01' };
    const parameters = { metric: 'salaries', level: 'active' };
    expect(questionOf('posts', { ...dates, period: 'P1M', parameters })).toEqual({
      metric: 'posts',
      level: 'active',
      ...dates,
    });
  });
});

describe('readAnswer', () => {
  it('makes nulls everywhere safe', () => {
    const read = readAnswer({
      metric: { id: null, label: 3, unit: null },
      window: null,
      value: 'many',
      series: [null, { start: null, value: 'x' }],
      rows: [null, 7, { name: null, value: null, parts: { likes: 'x' } }],
      parts: 'none',
      previous: {},
      confidence95: [null, 1],
      excluded: null,
    });
    expect(read).toMatchObject({
      metric: { id: '', label: '', unit: 'count' },
      window: { from: '', to: '', interval: 'day' },
      value: null,
      series: [{ start: '', value: null, previous: null }],
      rows: [{ rank: 1, name: null, value: null, parts: { likes: null } }],
      excluded: [],
    });
    expect(read?.parts).toBeUndefined();
    expect(read?.confidence95).toBeUndefined();
  });

  it.each([undefined, null, 0, 'x', [], {}, { metric: null }, { metric: 'posts' }])(
    'knows that %s is no answer',
    (given) => expect(readAnswer(given)).toBeUndefined(),
  );
});

describe('rowLimit', () => {
  it('stays within reason', () => {
    expect([5, undefined, 0, -3, NaN, 1e9].map((limit) => rowLimit(limit))).toEqual([
      5, 10, 10, 10, 10, 100,
    ]);
  });
});
