import { expect, it } from 'vitest';
import { createTurns } from './take-turns.js';

/** A clock that work moves on, and a queue of tasks. */
function stage() {
  let time = 0;
  const tasks: (() => void)[] = [];
  const done: string[] = [];
  const turn = createTurns({ now: () => time, later: (act) => tasks.push(act), budget: 10 });
  const work = (name: string, cost: number) => () => {
    time += cost;
    done.push(name);
  };
  const next = (): string => {
    const before = done.length;
    tasks.shift()?.();
    return done.slice(before).join();
  };
  return { turn, work, next, done, tasks };
}

it('does at once what fits into the task', () => {
  const { turn, work, done } = stage();
  expect(turn(work('a', 4))).toBe(undefined);
  expect(turn(work('b', 4))).toBe(undefined);
  expect(done).toEqual(['a', 'b']);
});

it('leaves what does not fit to tasks of its own, in order', async () => {
  const { turn, work, next, done } = stage();
  void turn(work('a', 12));
  const b = turn(work('b', 6));
  const c = turn(work('c', 6));
  const d = turn(work('d', 1));
  expect(done).toEqual(['a']);
  expect(next()).toBe('b,c');
  await Promise.all([b, c]);
  expect(next()).toBe('d');
  await d;
});

it('lets nothing overtake what waits', () => {
  const { turn, work, next } = stage();
  void turn(work('a', 20));
  void turn(work('b', 20));
  void turn(work('c', 1));
  expect(next()).toBe('b');
  void turn(work('d', 1));
  expect(next()).toBe('c,d');
});

it('begins anew in a later task, and rests when there is nothing to do', () => {
  const { turn, work, next, done, tasks } = stage();
  void turn(work('a', 20));
  expect(next()).toBe('');
  expect(tasks).toEqual([]);
  expect(turn(work('b', 1))).toBe(undefined);
  expect(done).toEqual(['a', 'b']);
});

it('tells of work that failed, and goes on', async () => {
  const { turn, work, next } = stage();
  void turn(work('a', 20));
  const failing = turn(() => {
    throw new Error('no');
  });
  void turn(work('b', 1));
  expect(next()).toBe('b');
  await expect(failing).rejects.toThrow('no');
});
