import { expect, it } from 'vitest';
import { seriesAnswer } from '../../playground/answers.js';
import { formatsFor } from './formats.js';
import { targetText } from './target-text.js';

const formats = formatsFor('en');
const posts = seriesAnswer('posts', 'en', { scale: 5 });
const silence = { ...seriesAnswer('silence'), value: 12 };

it('says how far a figure is from its target', () => {
  expect(targetText({ ...posts, value: 132 }, 150, formats)).toBe('88% of the target 150');
  expect(targetText({ ...posts, value: 150 }, 150, formats)).toBe('✓ Target 150 reached');
});

it('never rounds up to what is not reached', () => {
  expect(targetText({ ...posts, value: 1499 }, 1500, formats)).toBe('99% of the target 1,500');
});

it('knows what should become less', () => {
  expect(targetText(silence, 7, formats)).toBe('Target 7 days');
  expect(targetText(silence, 14, formats)).toBe('✓ Target 14 days reached');
});

it('claims nothing where the metric does not say which is better, or there is no figure', () => {
  expect(targetText(seriesAnswer('time_spent'), 3600, formats)).toBe('Target 1 hr');
  expect(targetText({ ...posts, value: null }, 7, formats)).toBe('Target 7');
  expect(targetText({ ...posts, value: 3 }, 0, formats)).toBe('✓ Target 0 reached');
  expect(targetText({ ...posts, value: -3 }, 0, formats)).toBe('Target 0');
});

it('says nothing without a target', () => {
  expect(targetText(posts, undefined, formats)).toBe('');
  expect(targetText(posts, NaN, formats)).toBe('');
});
