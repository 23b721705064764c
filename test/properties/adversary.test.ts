import type { Answer } from '@ruche/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callServer, tokenOf } from '../tools/call-server.js';
import { startTestServer, type TestServer } from '../tools/start-test-server.js';
import { isCombination } from './span.js';

vi.setConfig({ testTimeout: 300_000 });

const now = new Date('2026-11-01T12:00:00Z');
const runs = 5;
const segments = ['office', 'field', 'shop'];

interface Person {
  readonly id: string;
  readonly groups: readonly string[];
  readonly segment: string;
  readonly days: readonly number[];
}

/** People in up to three groups that overlap, who came on some days of October. */
const community: fc.Arbitrary<Omit<Person, 'id'>[]> = fc
  .array(
    fc.record({
      groups: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      segment: fc.constantFrom(...segments, ''),
      days: fc.subarray([3, 12, 20]),
      copies: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 3, maxLength: 8 },
  )
  .map((kinds) => kinds.flatMap(({ copies, ...one }) => Array.from({ length: copies }, () => one)));

/** A small segment in one group, so that something is hidden in every run. */
const withSmall = Object.entries({ office: 8, field: 6, shop: 3 }).flatMap(([segment, size]) =>
  Array.from({ length: size }, () => ({ groups: ['a'], segment, days: [3] })),
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { now: () => now });
});
afterAll(() => server?.close());

/** Everything that a token for the groups may ask about people, in any window and level. */
const questions = [
  ...['from=2026-10-01&to=2026-11-01', 'from=2026-10-03&to=2026-10-04'].map(
    (window) => `/v1/metrics/active_members?${window}&compare=previous`,
  ),
  '/v1/metrics/active_members?level=contributing&from=2026-10-04&to=2026-10-21&compare=none',
  '/v1/metrics/members?from=2026-10-01&to=2026-11-01&compare=year',
  '/v1/metrics/posts?from=2026-10-01&to=2026-11-01&compare=none',
];

let round = 0;

test('a suppressed part is in no combination of what the same token may ask', async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(community, async (kinds) => {
      round += 1;
      const name = (group: string) => `${round}${group}`;
      const people = kinds.map((one, at): Person => ({ ...one, id: `${round}p${at}` }));
      const groups = [...new Set(people.flatMap((one) => one.groups))].toSorted();
      await tell(people, name);
      const bearer = await tokenOf(server, { groups: groups.map(name), role: 'manager', now });
      const get = async (path: string): Promise<Answer> => {
        const { status, body } = await callServer(server, 'GET', path, { bearer });
        expect(status, path).toBe(200);
        return body as unknown as Answer;
      };
      const row = (test: (one: Person) => boolean) => people.map((one) => (test(one) ? 1 : 0));
      const inside = (group: string, segment?: string) =>
        row(
          (one) =>
            one.groups.includes(group) &&
            (segment === undefined || (one.segment || 'none') === segment),
        );
      // One unknown for each person: what they did. Totals of groups, and of any of them together.
      const totals = subsets(groups).map((some) =>
        row((one) => one.groups.some((group) => some.includes(group))),
      );
      for (const question of questions) {
        const known = [...totals];
        const secrets: number[][] = [];
        for (const group of groups) {
          const { value, parts = [] } = await get(`${question}&by=segment&group=${name(group)}`);
          expect(value).not.toBeNull();
          const shown = parts.filter(({ suppressed }) => !suppressed).map(({ key }) => key);
          known.push(...shown.map((segment) => inside(group, segment)));
          const present = new Set(
            inside(group).flatMap((is, at) => (is ? [people[at]?.segment || 'none'] : [])),
          );
          if (shown.length > 0) {
            secrets.push(
              ...[...present]
                .filter((one) => !shown.includes(one))
                .map((one) => inside(group, one)),
            );
          }
          for (const segment of shown.filter((one) => present.has(one))) {
            const size = inside(group, segment).reduce<number>((all, one) => all + one, 0);
            expect(size, `${segment} of ${group}`).toBeGreaterThanOrEqual(5);
          }
        }
        hidden += secrets.length;
        for (const secret of secrets) expect(isCombination(secret, known)).toBe(false);
      }
    }),
    { numRuns: runs, endOnFailure: true, examples: [[withSmall]] },
  );
  expect(hidden).toBeGreaterThan(0);
});

async function tell(people: readonly Person[], name: (group: string) => string): Promise<void> {
  const bearer = server.keys.secretKey;
  const batch = people.flatMap(({ id, groups, segment, days }) => [
    { type: 'identify', userId: id, timestamp: '2026-01-01T00:00:00Z', traits: { segment } },
    ...groups.map((group) => ({
      ...{ type: 'group', userId: id, groupId: name(group) },
      timestamp: '2026-01-02T00:00:00Z',
    })),
    ...days.map((day) => ({
      ...{ type: 'track', event: 'Post Created', userId: id },
      timestamp: `2026-10-${String(day).padStart(2, '0')}T09:00:00Z`,
      properties: { post_id: `${id}-${day}` },
      context: { groupId: groups.map(name) },
    })),
  ]);
  const { status } = await callServer(server, 'POST', '/v1/batch', { bearer, body: { batch } });
  expect(status).toBe(200);
  await server.store.flush();
}

/** Every way of taking some. */
function subsets(all: readonly string[]): string[][] {
  return all
    .reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
    .slice(1);
}
