import { expect, it } from 'vitest';
import { questionKey } from './question-key.js';

it('is the same whatever the order, and whether an option is missing or undefined', () => {
  const a = {
    metric: 'posts',
    period: 'P1M',
    weights: { likes: 1, comments: 2 },
    group: undefined,
  };
  const b = { weights: { comments: 2, likes: 1 }, period: 'P1M', metric: 'posts' };
  expect(questionKey(a)).toBe(questionKey(b));
});

it('differs where a value or the order of a list differs', () => {
  expect(questionKey({ metric: 'posts' })).not.toBe(questionKey({ metric: 'likes' }));
  expect(questionKey({ metric: 'a', ids: ['x', 'y'] })).not.toBe(
    questionKey({ metric: 'a', ids: ['y', 'x'] }),
  );
  expect(questionKey({ metric: 'a', k: 1 })).not.toBe(questionKey({ metric: 'a', k: '1' }));
});
