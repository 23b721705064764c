import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCombination } from '../../../../test/properties/span.js';
import { shieldSplits } from './shield-splits.js';
import type { Cell } from './split-blocks.js';

const k = 5;
const cell = (scopes: string[], segment: string, people: number): Cell => ({
  scopes,
  segment,
  people,
});
const shown = async (cells: Cell[], scopes: string[]) =>
  Object.fromEntries(
    [...(await shieldSplits({ cells, scopes, k }))].map(([scope, segments]) => [
      scope,
      [...segments].toSorted(),
    ]),
  );

describe('one group', () => {
  test('shows segments of k people and more', async () => {
    expect(await shown([cell(['g'], 'paris', 5), cell(['g'], 'lyon', 6)], ['g'])).toEqual({
      g: ['lyon', 'paris'],
    });
  });

  test('hides one of k − 1, and the next smallest with it', async () => {
    const cells = [cell(['g'], 'paris', 4), cell(['g'], 'lyon', 5), cell(['g'], 'lille', 9)];
    expect(await shown(cells, ['g'])).toEqual({ g: ['lille'] });
  });

  test('two small ones hide each other where together they reach k', async () => {
    const cells = [cell(['g'], 'paris', 4), cell(['g'], 'lyon', 3), cell(['g'], 'lille', 9)];
    expect(await shown(cells, ['g'])).toEqual({ g: ['lille'] });
    expect(await shown([cell(['g'], 'paris', 2), cell(['g'], 'lyon', 30)], ['g'])).toEqual({
      g: [],
    });
    expect(await shown([cell(['g'], 'paris', 2)], ['g'])).toEqual({ g: [] });
  });
});

describe('scopes that share people', () => {
  test('a group and the site: what is left of the site is not too small', async () => {
    const cells = [
      cell(['g', 'site'], 'paris', 20),
      cell(['site'], 'paris', 2),
      cell(['g', 'site'], 'lyon', 20),
      cell(['site'], 'lyon', 30),
      cell(['g', 'site'], 'lille', 20),
      cell(['site'], 'lille', 30),
    ];
    expect(await shown(cells, ['g'])).toEqual({ g: ['lille', 'lyon', 'paris'] });
    expect(await shown(cells, ['g', 'site'])).toEqual({ g: ['lille', 'lyon', 'paris'], site: [] });
    expect(await shown(cells, ['site', 'g'])).toEqual({ g: [], site: ['lille', 'lyon', 'paris'] });
  });

  test('two groups that differ by one person are not both split', async () => {
    const cells = [
      ...['paris', 'lyon'].map((segment) => cell(['a', 'b'], segment, 10)),
      cell(['a'], 'paris', 1),
    ];
    expect(await shown(cells, ['a', 'b'])).toEqual({ a: ['lyon', 'paris'], b: [] });
    expect(await shown(cells, ['b'])).toEqual({ b: ['lyon', 'paris'] });
  });

  test('a group of nobody but a hidden segment tells it by its own total', async () => {
    const cells = [
      cell(['site'], 'paris', 20),
      cell(['site'], 'lyon', 20),
      cell(['site', 'a'], 'lille', 2),
    ];
    expect(await shown(cells, ['site'])).toEqual({ site: ['paris'] });
    expect(await shown(cells, ['a', 'site'])).toEqual({ a: [], site: [] });
    const mixed = [...cells, cell(['site', 'a'], 'lyon', 3)];
    expect(await shown(mixed, ['a', 'site'])).toEqual({ a: [], site: ['lyon'] });
  });

  test('groups apart from each other do not matter to each other', async () => {
    const cells = [
      ...['paris', 'lyon'].map((segment) => cell(['a'], segment, 10)),
      ...['paris', 'lyon', 'lille'].map((segment, index) => cell(['b'], segment, 3 + index)),
    ];
    expect(await shown(cells, ['a', 'b'])).toMatchObject({ a: ['lyon', 'paris'] });
  });
});

/** People scattered over three groups and the site, in three segments. */
const communities = fc
  .array(
    fc.record({
      groups: fc.subarray(['a', 'b', 'c']),
      segment: fc.constantFrom('paris', 'lyon', 'lille', 'none'),
      people: fc.integer({ min: 1, max: 14 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list) =>
    list.map(({ groups, segment, people }) => cell([...groups, 'site'], segment, people)),
  );
const orders = fc.shuffledSubarray(['a', 'b', 'c', 'site'], { minLength: 1 });

test('a suppressed part cannot be recovered from any set of answers', async () => {
  let splits = 0;
  await fc.assert(
    fc.asyncProperty(communities, orders, async (cells, scopes) => {
      const answer = await shieldSplits({ cells, scopes, k });
      const split = scopes.filter((scope) => (answer.get(scope)?.size ?? 0) > 0);
      if (split.length > 0) splits += 1;
      // One unknown for each cell. Every answer, for any additive metric and any window, is a row.
      const row = (test: (one: Cell) => boolean) => cells.map((one) => (test(one) ? 1 : 0));
      const within = (scope: string, only?: string) =>
        row((one) => one.scopes.includes(scope) && (only === undefined || one.segment === only));
      // Of any groups together, and so of those who are in exactly these, the total may be asked for.
      const atom = (one: Cell) => JSON.stringify(one.scopes.filter((own) => scopes.includes(own)));
      const totals = [...new Set(cells.map(atom))]
        .filter((name) => name !== '[]')
        .map((name) => row((one) => atom(one) === name));
      const known = [
        ...totals,
        ...split.flatMap((scope) =>
          [...(answer.get(scope) ?? [])].map((segment) => within(scope, segment)),
        ),
      ];
      const segments = [...new Set(cells.map(({ segment }) => segment))];
      for (const scope of split) {
        for (const segment of segments.filter((one) => !answer.get(scope)?.has(one))) {
          const part = within(scope, segment);
          if (part.some((one) => one === 1)) expect(isCombination(part, known)).toBe(false);
        }
      }
      // Nor does a split tell of a few people of a segment, hidden or shown: in an atom, or in what two
      // scopes differ by. What the totals tell by themselves is no matter of the split.
      const few = (part: number[]) => {
        const people = cells.reduce((sum, one, index) => sum + one.people * (part[index] ?? 0), 0);
        return people > 0 && people < k && !isCombination(part, totals);
      };
      const pairs = split.flatMap((a) => split.map((b) => [a, b] as const));
      const parts = segments.flatMap((segment) => [
        ...pairs.map(([a, b]) =>
          row(
            (one) => one.segment === segment && one.scopes.includes(a) && !one.scopes.includes(b),
          ),
        ),
        ...[...new Set(cells.map(atom))].map((name) =>
          row((one) => one.segment === segment && atom(one) === name),
        ),
      ]);
      for (const part of parts.filter(few)) expect(isCombination(part, known)).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(splits).toBeGreaterThan(100);
});

test('very many people, each in other groups: it ends', async () => {
  const groups = Array.from({ length: 60 }, (_, at) => `g${at}`);
  const cells = Array.from({ length: 20_000 }, (_, at) =>
    cell(
      [...groups.filter((_group, n) => ((at + 1) * (n + 3) * 7919) % 10_007 < 2000), 'site'],
      at % 3 === 0 ? 'paris' : 'lyon',
      1,
    ),
  );
  const answer = await shown(cells, [...groups, 'site']);
  expect(answer['g0']).toEqual(['lyon', 'paris']);
  expect(Object.values(answer)).toContainEqual([]);
});

test('the check itself finds what can be recovered', () => {
  expect(
    isCombination(
      [1, 0],
      [
        [1, 1],
        [0, 1],
      ],
    ),
  ).toBe(true);
  expect(
    isCombination(
      [1, 0, 0],
      [
        [1, 1, 1],
        [0, 0, 1],
      ],
    ),
  ).toBe(false);
});
