import { sizeOf, sumsOf } from './split-blocks.js';
import type { AtomClass, Block, Sums } from './split-blocks.js';

/**
 * The segments that scopes which are answered together may show: each is empty in a block or has k people at
 * least, and no sum of what is shown, held against totals, tells of fewer.
 */
export function shownInBlocks(
  scopes: Iterable<string>,
  blocks: readonly Block[],
  k: number,
): Set<string> {
  const hidden = new Set(blocks.flatMap(({ people }) => smallIn(people, k)));
  // Hiding one more may leave too little hidden elsewhere, so it is looked at until nothing changes.
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const links = blocks.flatMap((block) => linksOf(block, hidden));
    const next = links.map((link) => nextToHide(link, k)).find((one) => one !== undefined);
    if (next === undefined) continue;
    hidden.add(next);
    isSettled = false;
  }
  if (isFoundByTotals(scopes, blocks, hidden, k)) return new Set();
  const all = blocks.flatMap(({ people }) => [...people.keys()]);
  return new Set(all.filter((segment) => !hidden.has(segment)));
}

/** The segments of which there are a few people. */
export function smallIn(sums: Sums, k: number): string[] {
  return [...sums].filter(([, people]) => people > 0 && people < k).map(([segment]) => segment);
}

/**
 * Atoms that have shown segments in common, directly or through others: the people of each segment in them.
 * Atoms of nobody but hidden people are no link with each other, yet those with the same segments stand for
 * each other.
 */
interface Link {
  readonly classes: readonly AtomClass[];
  readonly shown: Sums;
  readonly hidden: Sums;
}

function linksOf({ classes }: Block, hidden: ReadonlySet<string>): Link[] {
  let links: Link[] = [];
  for (const one of classes) {
    const near = links.filter(({ shown }) =>
      [...shown.keys()].some((seen) => one.people.has(seen)),
    );
    const joined = [...near.flatMap((link) => link.classes), one];
    const sums = [...sumsOf(joined.map(({ people }) => people))];
    const link: Link = {
      classes: joined,
      shown: new Map(sums.filter(([segment]) => !hidden.has(segment))),
      hidden: new Map(sums.filter(([segment]) => hidden.has(segment))),
    };
    links = [...links.filter((other) => !near.includes(other)), link];
  }
  return links;
}

/** A segment of a link that cannot stay shown; undefined where all can. */
function nextToHide(link: Link, k: number): string | undefined {
  const { shown, hidden } = link;
  const isBare = hidden.size > 0 && !isEnough(link, k);
  const told = isBare
    ? [...shown.keys()]
    : someOf([...shown.keys()]).find((some) => tellsOfFew(link, some, k));
  const [smallest] = [...shown].filter(([segment]) => told?.includes(segment)).toSorted(bySize);
  return smallest?.[0];
}

/**
 * Whether the figures of some segments, held against the totals of atoms, tell of fewer than k people: of the
 * others in all the atoms where they are, or of themselves outside the atoms where nobody else is.
 */
function tellsOfFew({ classes }: Link, some: readonly string[], k: number): boolean {
  let [others, outside] = [0, 0];
  for (const { people } of classes) {
    const [all, own] = [sizeOf(people), sizeOf(people, some)];
    if (own > 0) others += all - own;
    if (own < all) outside += own;
  }
  return [others, outside].some((people) => people > 0 && people < k);
}

/** Up to so many segments any of them together are looked at, of more than that any one and any two. */
const mostTogether = 6;

function someOf(segments: readonly string[]): string[][] {
  if (segments.length > mostTogether) {
    return segments.flatMap((one, at) => [
      [one],
      ...segments.slice(at + 1).map((other) => [one, other]),
    ]);
  }
  return segments.reduce<string[][]>(
    (sets, segment) => [...sets, [segment], ...sets.map((set) => [...set, segment])],
    [],
  );
}

/** Whether all that is hidden of a segment in one of the scopes lies where nobody else is hidden with it. */
function isFoundByTotals(
  scopes: Iterable<string>,
  blocks: readonly Block[],
  hidden: ReadonlySet<string>,
  k: number,
): boolean {
  const linked = blocks.map((block) => ({ block, links: linksOf(block, hidden) }));
  return [...scopes].some((scope) => {
    const links = linked
      .filter(({ block }) => block.scopes.includes(scope))
      .flatMap((one) => one.links);
    const present = new Set(links.flatMap((link) => [...link.hidden.keys()]));
    const covered = new Set(
      links.filter((link) => isEnough(link, k)).flatMap((link) => [...link.hidden.keys()]),
    );
    return [...present].some((segment) => !covered.has(segment));
  });
}

/** Whether hidden people hide each other: enough of them, of two segments at least. */
function isEnough({ shown, hidden, classes }: Link, k: number): boolean {
  if (hidden.size < 2) return false;
  return shown.size > 0 ? sizeOf(hidden) >= k : classes.some(({ hasLarge }) => hasLarge);
}

function bySize([a, sizeA]: [string, number], [b, sizeB]: [string, number]): number {
  return sizeA - sizeB || (a < b ? -1 : 1);
}
