/** People who share their place in every scope and their segment. */
export interface Cell {
  /** The scopes that they are in: groups, and the whole site. */
  readonly scopes: readonly string[];
  readonly segment: string;
  readonly people: number;
}

/** Scopes that share people, directly or through others, and the segments that are shown in all of them. */
interface Family {
  readonly scopes: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which segments may be shown in which scopes to one reader, so that no set of answers says anything
 * of fewer than k people by their segment.
 *
 * It looks at who could be in a part, never at who was in an answer: so it is the same for every window and
 * metric, and nothing is found by comparing windows. Every total that the reader may ask for is taken as known,
 * also that of any scopes together or without others: that is, the total of each atom, the people who are in
 * exactly the same scopes. Scopes that are split and share people show the same segments, and what they show is
 * taken as known for each of their blocks, the people who are in exactly the same of these scopes.
 *
 * A shown segment is empty in a block or holds k people at least, and so does what is left of it, or of others,
 * where totals of atoms are taken away. What can be computed of the hidden ones are
 * then sums over links: atoms of a block that have a shown segment in common. A link holds no hidden people,
 * or at least k of at least two hidden segments, or it is an atom of nobody but hidden people, whose total says
 * nothing new. A scope in which a hidden segment would lie in atoms of its own alone could be found from totals;
 * such a scope, and one for which all this cannot be had without taking back what another shows, is not split.
 *
 * @param scopes in order: the earlier ones are served first
 * @returns the segments shown, by scope; a scope that is not split has none
 */
export function shieldSplits(options: {
  cells: readonly Cell[];
  scopes: readonly string[];
  k: number;
}): ReadonlyMap<string, ReadonlySet<string>> {
  const { scopes, k } = options;
  const cells = options.cells.map((cell) => ({
    ...cell,
    scopes: cell.scopes.filter((scope) => scopes.includes(scope)).toSorted(),
  }));
  const shielded = new Map<string, ReadonlySet<string>>();
  let families: Family[] = [];
  for (const scope of scopes) {
    const near = families.filter((family) =>
      cells.some(
        (cell) =>
          cell.scopes.includes(scope) && cell.scopes.some((other) => family.scopes.has(other)),
      ),
    );
    const joined = new Set([scope, ...near.flatMap((family) => [...family.scopes])]);
    const shown = shownIn(joined, cells, k);
    const takesBack = near.some((family) =>
      [...family.shown].some((segment) => !shown.has(segment)),
    );
    if (takesBack || shown.size === 0) {
      shielded.set(scope, new Set());
      continue;
    }
    families = [...families.filter((family) => !near.includes(family)), { scopes: joined, shown }];
    for (const member of joined) shielded.set(member, shown);
  }
  return shielded;
}

/** The segments that scopes which are answered together may show. */
function shownIn(scopes: ReadonlySet<string>, cells: readonly Cell[], k: number): Set<string> {
  const blocks = blocksOf(scopes, cells);
  const hidden = new Set<string>();
  for (const { atoms } of blocks) {
    for (const [segment, people] of sumsOf(atoms)) if (people < k) hidden.add(segment);
  }
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
  const all = blocks.flatMap(({ atoms }) => [...sumsOf(atoms).keys()]);
  return new Set(all.filter((segment) => !hidden.has(segment)));
}

/** People who are in exactly the same of the scopes that are split, by atom and segment. */
interface Block {
  readonly scopes: readonly string[];
  readonly atoms: readonly ReadonlyMap<string, number>[];
}

function blocksOf(scopes: ReadonlySet<string>, cells: readonly Cell[]): Block[] {
  const blocks = new Map<string, { scopes: string[]; atoms: Map<string, Map<string, number>> }>();
  for (const { scopes: all, segment, people } of cells) {
    const own = all.filter((scope) => scopes.has(scope));
    if (own.length === 0 || people === 0) continue;
    const [key, name] = [JSON.stringify(own), JSON.stringify(all)];
    const block = blocks.get(key) ?? { scopes: own, atoms: new Map<string, Map<string, number>>() };
    const atom = block.atoms.get(name) ?? new Map<string, number>();
    atom.set(segment, (atom.get(segment) ?? 0) + people);
    block.atoms.set(name, atom);
    blocks.set(key, block);
  }
  return [...blocks.values()].map(({ scopes: own, atoms }) => ({
    scopes: own,
    atoms: [...atoms.values()],
  }));
}

/** Atoms that have shown segments in common, directly or through others: the people of each segment in them. */
interface Link {
  readonly atoms: readonly ReadonlyMap<string, number>[];
  readonly shown: ReadonlyMap<string, number>;
  readonly hidden: ReadonlyMap<string, number>;
}

/** A segment of a link that cannot stay shown; undefined where all can. */
function nextToHide(link: Link, k: number): string | undefined {
  const { shown, hidden } = link;
  const isBare = hidden.size > 0 && !isEnough(hidden, k);
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
function tellsOfFew({ atoms }: Link, some: readonly string[], k: number): boolean {
  let [others, outside] = [0, 0];
  for (const atom of atoms) {
    const [all, own] = [sizeOf(atom), sizeOf(atom, some)];
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

function sizeOf(atom: ReadonlyMap<string, number>, some?: readonly string[]): number {
  let people = 0;
  for (const [segment, n] of atom) if (!some || some.includes(segment)) people += n;
  return people;
}

function linksOf({ atoms }: Block, hidden: ReadonlySet<string>): Link[] {
  let links: Link[] = [];
  for (const atom of atoms) {
    const near = links.filter(({ shown }) => [...shown.keys()].some((one) => atom.has(one)));
    const joined = [atom, ...near.flatMap((link) => link.atoms)];
    const sums = [...sumsOf(joined)];
    const link: Link = {
      atoms: joined,
      shown: new Map(sums.filter(([segment]) => !hidden.has(segment))),
      hidden: new Map(sums.filter(([segment]) => hidden.has(segment))),
    };
    links = [...links.filter((other) => !near.includes(other)), link];
  }
  return links;
}

/** Whether all that is hidden of a segment in one of the scopes lies where nobody else is hidden with it. */
function isFoundByTotals(
  scopes: ReadonlySet<string>,
  blocks: readonly Block[],
  hidden: ReadonlySet<string>,
  k: number,
): boolean {
  return [...scopes].some((scope) => {
    const links = blocks
      .filter((block) => block.scopes.includes(scope))
      .flatMap((block) => linksOf(block, hidden).map((link) => link.hidden));
    const present = new Set(links.flatMap((link) => [...link.keys()]));
    const covered = new Set(
      links.filter((link) => isEnough(link, k)).flatMap((link) => [...link.keys()]),
    );
    return [...present].some((segment) => !covered.has(segment));
  });
}

/** Whether hidden people hide each other: enough of them, of two segments at least. */
function isEnough(hidden: ReadonlyMap<string, number>, k: number): boolean {
  return hidden.size > 1 && [...hidden.values()].reduce((sum, people) => sum + people, 0) >= k;
}

function sumsOf(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps) {
    for (const [segment, people] of map) sums.set(segment, (sums.get(segment) ?? 0) + people);
  }
  return sums;
}

function bySize([a, sizeA]: [string, number], [b, sizeB]: [string, number]): number {
  return sizeA - sizeB || (a < b ? -1 : 1);
}
