import { expect, test } from 'vitest';
import { AskedQuestions } from './asked-questions.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));
const posts = { metric: 'posts', group: 'design' };

test('each question once, in whatever language, the last one first', () => {
  const asked = new AskedQuestions();
  asked.note('s', { ...posts, locale: 'fr' }, at(0));
  asked.note('s', { metric: 'likes' }, at(1));
  asked.note('s', { group: 'design', metric: 'posts', locale: 'en' }, at(2));
  asked.note('other', posts, at(3));
  expect(asked.since(at(1))).toEqual([
    { site: 'other', question: posts, at: at(3) },
    { site: 's', question: posts, at: at(2) },
    { site: 's', question: { metric: 'likes' }, at: at(1) },
  ]);
  expect(asked.since(at(2))).toHaveLength(2);
});

test('what is forgotten is asked no more, and of very many the oldest are forgotten', () => {
  const asked = new AskedQuestions();
  asked.note('s', posts, at(0));
  for (const one of asked.since(at(0))) asked.forget(one);
  expect(asked.since(at(0))).toEqual([]);
  for (let group = 0; group < 1_000; group++) {
    asked.note('s', { ...posts, group: `g${group}` }, at(1));
  }
  const kept = asked.since(at(0)).map(({ question }) => question.group);
  expect(kept.length).toBeLessThanOrEqual(400);
  expect(kept).toContain('g999');
});
