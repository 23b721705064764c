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
 * Decides which segments may be shown in which scopes to one reader, so that no set of answers about them
 * says anything of fewer than k people.
 *
 * It looks at who could be in a part, never at who was in an answer: so it is the same for every window and
 * metric, and nothing is found by comparing windows. Scopes that share people show the same segments. Their
 * people fall into atoms, those who are in exactly the same scopes; whatever can be computed from totals and
 * parts of these scopes is a sum over blocks, each of which is a shown segment in an atom, or all hidden
 * ones together in an atom. A block is empty or holds k people at least, and the hidden one of an atom holds
 * two segments at least. A scope for which this cannot be had without taking back what another one shows is
 * not split at all.
 *
 * @param scopes in order: the earlier ones are served first
 * @returns the segments shown, by scope; a scope that is not split has none
 */
export function shieldSplits(options: {
  cells: readonly Cell[];
  scopes: readonly string[];
  k: number;
}): ReadonlyMap<string, ReadonlySet<string>> {
  const { cells, scopes, k } = options;
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
  const atoms = atomsOf(scopes, cells);
  const hidden = new Set<string>();
  for (const atom of atoms) {
    for (const [segment, people] of atom) if (people < k) hidden.add(segment);
  }
  // Hiding one more may leave too little hidden elsewhere, so it is looked at until nothing changes.
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const atom of atoms) {
      const inside = [...atom].filter(([segment]) => hidden.has(segment));
      const people = inside.reduce((sum, [, size]) => sum + size, 0);
      if (inside.length === 0 || (inside.length > 1 && people >= k)) continue;
      const [next] = [...atom].filter(([segment]) => !hidden.has(segment)).toSorted(bySize);
      // Nobody else is there to hide among.
      if (!next) return new Set();
      hidden.add(next[0]);
      isSettled = false;
    }
  }
  const all = atoms.flatMap((atom) => [...atom.keys()]);
  return new Set(all.filter((segment) => !hidden.has(segment)));
}

/** How many people of each segment are in exactly the same of these scopes. */
function atomsOf(scopes: ReadonlySet<string>, cells: readonly Cell[]): Map<string, number>[] {
  const atoms = new Map<string, Map<string, number>>();
  for (const { scopes: all, segment, people } of cells) {
    const own = all.filter((scope) => scopes.has(scope)).toSorted();
    if (own.length === 0 || people === 0) continue;
    const key = JSON.stringify(own);
    const atom = atoms.get(key) ?? new Map<string, number>();
    atom.set(segment, (atom.get(segment) ?? 0) + people);
    atoms.set(key, atom);
  }
  return [...atoms.values()];
}

function bySize([a, sizeA]: [string, number], [b, sizeB]: [string, number]): number {
  return sizeA - sizeB || (a < b ? -1 : 1);
}
