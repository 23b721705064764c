import { expect, test } from 'vitest';
import { createTabGaps } from './tab-gaps.js';

const hour = 3_600_000;

function watch() {
  let time = Date.parse('2026-11-01T12:00:00Z');
  const gaps = createTabGaps({ now: () => new Date(time) });
  const note = (tab: string, ...numbers: number[]) =>
    gaps.note(
      'default',
      numbers.map((seq) => ({ messageId: `${tab}${seq}`, context: { seq } })),
    );
  const figures = () => [gaps.arrived, gaps.missing, gaps.lost];
  return { gaps, note, figures, pass: (ms: number) => void (time += ms) };
}

test('numbers that follow each other leave no gap, in whatever order they come', () => {
  const { note, figures } = watch();
  note('t1', 1, 2, 3);
  note('t2', 1, 3, 2);
  expect(figures()).toEqual([6, 0, 0]);
});

test('a number that is left out is missing until it comes', () => {
  const { note, figures } = watch();
  note('t1', 1, 2, 5);
  expect(figures()).toEqual([3, 2, 0]);
  note('t1', 4);
  expect(figures()).toEqual([4, 1, 0]);
  note('t1', 3);
  expect(figures()).toEqual([5, 0, 0]);
});

test('what comes twice counts once', () => {
  const { note, figures } = watch();
  note('t1', 1, 3);
  note('t1', 1, 3);
  expect(figures()).toEqual([2, 1, 0]);
});

test('what is still missing after two silent days is lost', () => {
  const { note, figures, pass } = watch();
  note('t1', 1, 4);
  pass(47 * hour);
  expect(figures()).toEqual([2, 2, 0]);
  pass(2 * hour);
  expect(figures()).toEqual([2, 0, 2]);
});

test('a tab that may have begun before the start has no gap before its first message', () => {
  const { note, figures, pass } = watch();
  note('t1', 40, 41);
  expect(figures()).toEqual([2, 0, 0]);
  pass(hour);
  note('t2', 3);
  expect(figures()).toEqual([3, 2, 0]);
});

test('sites, and tabs, are told apart', () => {
  const { gaps, note, figures } = watch();
  note('t1', 1);
  gaps.note('other', [{ messageId: 't12', context: { seq: 2 } }]);
  expect(figures()).toEqual([2, 0, 0]);
});

test.each([
  ['no message', 'x'],
  ['no context', { messageId: 't11' }],
  ['a number that the id does not end in', { messageId: 'abc', context: { seq: 1 } }],
  ['a number that is none', { messageId: 't1x', context: { seq: 'x' } }],
  ['nought', { messageId: 't10', context: { seq: 0 } }],
  ['a leap', { messageId: 't1999999', context: { seq: 999_999 } }],
])('%s changes nothing', (_name, message) => {
  const { gaps, figures } = watch();
  gaps.note('default', [message]);
  expect(figures()).toEqual([0, 0, 0]);
});
