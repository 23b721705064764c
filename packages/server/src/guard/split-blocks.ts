/** People who share their place in every scope and their segment. */
export interface Cell {
  /** The scopes that they are in: groups, and the whole site. */
  readonly scopes: readonly string[];
  readonly segment: string;
  readonly people: number;
}

/** How many people each segment has. */
export type Sums = ReadonlyMap<string, number>;

/** People who are in exactly the same scopes. */
export interface Atom {
  readonly scopes: readonly string[];
  readonly people: Sums;
}

/** Atoms with the same segments, which are alike for all that shown segments tell. */
export interface AtomClass {
  readonly people: Sums;
  /** Whether one of them alone has k people. */
  readonly hasLarge: boolean;
}

/** People who are in exactly the same of the scopes that are split. */
export interface Block {
  readonly scopes: readonly string[];
  readonly atoms: readonly Atom[];
  readonly people: Sums;
  readonly classes: readonly AtomClass[];
}

/** The atoms of cells in an order that is always the same; cells in none of the scopes are left out. */
export function atomsOf(cells: readonly Cell[], scopes: readonly string[]): Atom[] {
  const known = new Set(scopes);
  const atoms = new Map<string, { scopes: readonly string[]; people: Map<string, number> }>();
  for (const { scopes: all, segment, people } of cells) {
    const own = all.filter((scope) => known.has(scope)).toSorted();
    if (own.length === 0 || people === 0) continue;
    const key = JSON.stringify(own);
    const atom = atoms.get(key) ?? { scopes: own, people: new Map<string, number>() };
    atom.people.set(segment, (atom.people.get(segment) ?? 0) + people);
    atoms.set(key, atom);
  }
  return [...atoms].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, atom]) => atom);
}

/** Makes a block of atoms. */
export function blockOf(scopes: readonly string[], atoms: readonly Atom[], k: number): Block {
  const classes = new Map<string, { people: Map<string, number>; hasLarge: boolean }>();
  for (const atom of atoms) {
    const name = JSON.stringify([...atom.people.keys()].toSorted());
    const alike = classes.get(name) ?? { people: new Map<string, number>(), hasLarge: false };
    addTo(alike.people, atom.people);
    alike.hasLarge ||= sizeOf(atom.people) >= k;
    classes.set(name, alike);
  }
  const alike = [...classes.values()];
  return { scopes, atoms, people: sumsOf(alike.map(({ people }) => people)), classes: alike };
}

/** The people of several by segment. */
export function sumsOf(maps: Iterable<Sums>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps) addTo(sums, map);
  return sums;
}

/** The people of all segments, or of some. */
export function sizeOf(sums: Sums, some?: readonly string[]): number {
  let people = 0;
  for (const [segment, n] of sums) if (!some || some.includes(segment)) people += n;
  return people;
}

function addTo(sums: Map<string, number>, more: Sums): void {
  for (const [segment, people] of more) sums.set(segment, (sums.get(segment) ?? 0) + people);
}
