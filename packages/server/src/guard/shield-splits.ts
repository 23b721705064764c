import { setImmediate as turn } from 'node:timers/promises';
import { shownInBlocks, smallIn } from './shown-in-blocks.js';
import { atomsOf, blockOf, sumsOf } from './split-blocks.js';
import type { Atom, Block, Cell } from './split-blocks.js';

/** Scopes that share people, directly or through others, and the segments that are shown in all of them. */
interface Family {
  readonly scopes: readonly string[];
  readonly blocks: readonly Block[];
  readonly shown: ReadonlySet<string>;
}

/** So long it keeps others waiting (ms). */
const longestTurn = 10;

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
export async function shieldSplits(options: {
  cells: readonly Cell[];
  scopes: readonly string[];
  k: number;
}): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { scopes, k } = options;
  const inScope = new Map<string, Atom[]>(scopes.map((scope) => [scope, []]));
  for (const atom of atomsOf(options.cells, scopes)) {
    for (const scope of atom.scopes) inScope.get(scope)?.push(atom);
  }
  const shielded = new Map<string, ReadonlySet<string>>();
  /** Of each atom that is in a split scope, its block and that one's family. */
  const places = new Map<Atom, { block: Block; family: Family }>();
  let begun = performance.now();
  for (const scope of scopes) {
    if (performance.now() - begun > longestTurn) {
      await turn();
      begun = performance.now();
    }
    const family = joinScope(scope, inScope.get(scope) ?? [], { places, k });
    shielded.set(scope, new Set());
    if (!family) continue;
    for (const block of family.blocks) {
      for (const atom of block.atoms) places.set(atom, { block, family });
    }
    for (const member of family.scopes) shielded.set(member, family.shown);
  }
  return shielded;
}

/** The family that a scope makes with those it shares people with; undefined where it cannot be split. */
function joinScope(
  scope: string,
  atoms: readonly Atom[],
  { places, k }: { places: ReadonlyMap<Atom, { block: Block; family: Family }>; k: number },
): Family | undefined {
  const taken = new Map<Block | undefined, Atom[]>();
  const near = new Set<Family>();
  for (const atom of atoms) {
    const place = places.get(atom);
    if (place) near.add(place.family);
    const some = taken.get(place?.block);
    if (some) some.push(atom);
    else taken.set(place?.block, [atom]);
  }
  const kept = new Set([...near].flatMap(({ shown }) => [...shown]));
  if (hidesAny(kept, taken, k)) return undefined;

  const divide = (block: Block): Block[] => {
    const out = new Set(taken.get(block));
    if (out.size === 0) return [block];
    return [
      blockOf(
        block.scopes,
        block.atoms.filter((atom) => !out.has(atom)),
        k,
      ),
      blockOf([...block.scopes, scope], [...out], k),
    ].filter((part) => part.atoms.length > 0);
  };
  const own = taken.get(undefined);
  const blocks = [
    ...(own ? [blockOf([scope], own, k)] : []),
    ...[...near].flatMap((family) => family.blocks).flatMap(divide),
  ];
  const scopes = [scope, ...[...near].flatMap((family) => family.scopes)];
  const shown = shownInBlocks(scopes, blocks, k);
  const takesBack = [...kept].some((segment) => !shown.has(segment));
  return takesBack || shown.size === 0 ? undefined : { scopes, blocks, shown };
}

/** Whether blocks that fall apart leave too few people of a segment that has to stay shown: most do so at once. */
function hidesAny(
  kept: ReadonlySet<string>,
  taken: ReadonlyMap<Block | undefined, readonly Atom[]>,
  k: number,
): boolean {
  return [...taken].some(([block, atoms]) => {
    const part = sumsOf(atoms.map(({ people }) => people));
    const rest = [...(block?.people ?? [])].map(
      ([segment, people]) => [segment, people - (part.get(segment) ?? 0)] as const,
    );
    return [...smallIn(part, k), ...(block ? smallIn(new Map(rest), k) : [])].some((segment) =>
      kept.has(segment),
    );
  });
}
