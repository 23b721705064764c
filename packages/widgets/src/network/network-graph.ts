import type { Answer } from '@ruche/schema';
import { nameOf } from '../summary/name-of.js';

/** A circle of people, or a person. */
export interface GraphNode {
  key: string;
  label: string;
  /** People in the circle; what ranks a person. */
  value: number | null;
  share: number | null;
  isHidden: boolean;
  /** Contacts inside the circle. */
  inside: number;
  /** To whom it turns, the most first. */
  out: Contact[];
  /** Who turns to it, the most first. */
  in: Contact[];
}

/** Contacts in one direction, with the node at the other end. */
export interface Contact {
  node: GraphNode;
  value: number;
}

/** A line between two nodes: the contacts of both directions together. */
export interface GraphLink {
  a: GraphNode;
  b: GraphNode;
  value: number;
}

/** Who turns to whom. */
export interface Graph {
  nodes: GraphNode[];
  links: GraphLink[];
}

/** More are in the exports, not on the screen. */
const mostListed = 300;
/** More are in the list, not in the picture. */
const mostNodes = 60;
const mostLinks = 150;

/** The graph of an answer; edges that name what is not there are left out. */
export function graphOf({ parts, rows, edges }: Answer): Graph {
  const node = (
    item: Pick<GraphNode, 'key' | 'label' | 'value' | 'share' | 'isHidden'>,
  ): GraphNode => ({
    ...item,
    inside: 0,
    out: [],
    in: [],
  });
  const nodes = rows
    ? rows
        .slice(0, mostListed)
        .map(({ id, name, value }) =>
          node({ key: id, label: nameOf(name), value, share: null, isHidden: false }),
        )
    : (parts ?? [])
        .slice(0, mostListed)
        .map(({ key, label, value, share, suppressed }) =>
          node({ key, label, value, share: share ?? null, isHidden: suppressed === true }),
        );
  const known = new Map(nodes.map((item) => [item.key, item]));
  const links = new Map<string, GraphLink>();
  for (const edge of Array.isArray(edges) ? edges : []) {
    const [a, b] = [known.get(edge?.source), known.get(edge?.target)];
    const value = Number(edge?.value);
    if (!a || !b || !(value > 0) || value === Infinity) continue;
    if (a === b) {
      a.inside += value;
      continue;
    }
    a.out.push({ node: b, value });
    b.in.push({ node: a, value });
    const key = JSON.stringify([a.key, b.key].sort());
    const link = links.get(key) ?? { a, b, value: 0 };
    link.value += value;
    links.set(key, link);
  }
  for (const { out, in: into } of nodes) for (const list of [out, into]) list.sort(strongest);
  return { nodes, links: Array.from(links.values()).sort(strongest) };
}

/** As much of a graph as a picture can hold: the largest nodes, the strongest links between them. */
export function shownPart({ nodes, links }: Graph): Graph {
  const shown = nodes
    .filter(({ isHidden, value }) => !isHidden && value !== null)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, mostNodes);
  const kept = new Set(shown);
  return {
    nodes: shown,
    links: links.filter(({ a, b }) => kept.has(a) && kept.has(b)).slice(0, mostLinks),
  };
}

function strongest(a: { value: number }, b: { value: number }): number {
  return b.value - a.value;
}
