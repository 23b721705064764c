import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRouteLog } from './route-log.js';

/** What happens to the address in one task: each move, and whether it replaces the entry. */
type Task = { to: string; replaced: boolean }[];

function views(tasks: Task[]): string[] {
  const seen: string[] = [];
  const log = createRouteLog((route) => seen.push(route));
  for (const task of tasks) {
    for (const { to, replaced } of task) log(to, replaced);
    log();
  }
  return seen;
}

const push = (to: string): Task => [{ to, replaced: false }];
const replace = (to: string): Task => [{ to, replaced: true }];

describe('page views', () => {
  test('of the scripted case are 7', () => {
    const load = push('/');
    const pushes = ['/a', '/b', '/c'].map(push);
    const back = ['/b', '/a'].map(push);
    // The query and the hash are not part of a route, nor is the same address a new page.
    const queries = Array.from({ length: 5 }, () => replace('/a'));
    const same = [push('/a'), push('/a'), push('/a')];
    const redirect: Task = [...push('/x'), ...replace('/y')];
    expect(views([load, ...pushes, ...back, ...queries, ...same, redirect])).toEqual([
      '/',
      '/a',
      '/b',
      '/c',
      '/b',
      '/a',
      '/y',
    ]);
  });

  test('include every page of several pushes in one task', () => {
    expect(views([push('/'), [...push('/a'), ...push('/b')]])).toEqual(['/', '/a', '/b']);
  });

  test('leave out a page that was left by a redirect back', () => {
    expect(views([push('/'), [...push('/a'), ...replace('/')]])).toEqual(['/']);
  });

  test('include a page that replaces another by itself', () => {
    expect(views([push('/'), replace('/a')])).toEqual(['/', '/a']);
  });
});

test('500 generated histories give the views that a reader of them would count', () => {
  const move = fc.record({ to: fc.constantFrom('/', '/a', '/b', '/c'), replaced: fc.boolean() });
  const task = fc.array(move, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(task, { minLength: 1, maxLength: 20 }), (tasks) => {
      // A reader strikes out every entry that was replaced within its task, then equal neighbours.
      const shown = tasks.flatMap((moves) =>
        moves.filter((_, index) => !moves[index + 1]?.replaced).map(({ to }) => to),
      );
      const expected = shown.filter((to, index) => to !== shown[index - 1]);
      expect(views(tasks)).toEqual(expected);
    }),
    { numRuns: 500, seed: 20_261_121 },
  );
});
