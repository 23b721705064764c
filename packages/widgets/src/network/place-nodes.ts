import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationNodeDatum } from 'd3-force';
import type { Graph, GraphNode } from './network-graph.js';

/** A node's place and size, in px. */
export interface PlacedNode {
  node: GraphNode;
  x: number;
  y: number;
  radius: number;
}

type Body = SimulationNodeDatum & PlacedNode;

const steps = 160;
const smallest = 7;

/**
 * Places the nodes of a graph in a box: those in contact near each other, none over another. The same
 * graph in the same box always comes out the same. This module comes when the first network is drawn.
 */
export function placeNodes(
  { nodes, links }: Graph,
  { width, height }: { width: number; height: number },
): PlacedNode[] {
  // In shares of the largest, so that no sum overflows.
  const highest = Math.max(1, ...nodes.map(({ value }) => value ?? 0));
  const shareOf = ({ value }: GraphNode): number => Math.max(0, value ?? 0) / highest;
  const total = nodes.reduce((sum, node) => sum + shareOf(node), 0) || 1;
  // All hexagons together take a sixth of the box, none more than a third of its height.
  const unit = Math.sqrt((width * height) / 6 / Math.PI / total);
  const largest = Math.min(width, height) / 5;
  const bodies = nodes.map((node, i): Body => {
    const radius = Math.max(smallest, Math.min(largest, unit * Math.sqrt(shareOf(node))));
    // A sunflower's order: what the simulation starts from decides what comes out.
    const [angle, way] = [i * 2.39996, Math.sqrt(i / nodes.length) * Math.min(width, height) * 0.4];
    const [x, y] = [width / 2 + Math.cos(angle) * way, height / 2 + Math.sin(angle) * way];
    return { node, radius, x, y };
  });
  const bodyOf = new Map(bodies.map((body) => [body.node, body]));
  const most = Math.max(1, ...links.map(({ value }) => value));
  const ends = links.flatMap(({ a, b, value }) => {
    const [source, target] = [bodyOf.get(a), bodyOf.get(b)];
    return source && target ? [{ source, target, value }] : [];
  });
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, (typeof ends)[number]>(ends)
        .distance(
          ({ source, target }) => source.radius + target.radius + Math.min(width, height) / 7,
        )
        .strength(({ value }) => 0.05 + 0.4 * Math.max(0, value / most)),
    )
    .force(
      'apart',
      forceManyBody<Body>().strength(({ radius }) => -8 * radius),
    )
    .force('collide', forceCollide<Body>(({ radius }) => radius + 16).iterations(3))
    .force('x', forceX<Body>(width / 2).strength(0.05))
    .force('y', forceY<Body>(height / 2).strength(0.05 * Math.max(1, width / height)))
    .stop()
    .tick(steps);
  return fitted(bodies, { width, height });
}

/** Spread over the box, with room for the names below the nodes. */
function fitted(bodies: readonly Body[], box: { width: number; height: number }): PlacedNode[] {
  const foot = 16;
  const spread = (axis: 'x' | 'y', size: number, end: number): ((body: Body) => number) => {
    const low = Math.min(...bodies.map((body) => body[axis] - body.radius));
    const high = Math.max(...bodies.map((body) => body[axis] + body.radius + end));
    // Never drawn apart further than they were pushed, so that near stays near.
    const scale = Math.min(1.6, size / Math.max(1, high - low));
    const middle = (low + high) / 2;
    return (body) => {
      const at = size / 2 + (body[axis] - middle) * scale;
      return Math.max(body.radius + 2, Math.min(size - body.radius - end - 2, at));
    };
  };
  const [x, y] = [spread('x', box.width, 0), spread('y', box.height, foot)];
  return bodies.map((body) => ({ node: body.node, radius: body.radius, x: x(body), y: y(body) }));
}
