import { nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { GraphLink, GraphNode } from './network-graph.js';
import type { PlacedNode } from './place-nodes.js';

/** What a network is drawn from. */
export interface NetworkPlotOptions {
  placed: readonly PlacedNode[];
  links: readonly GraphLink[];
  width: number;
  height: number;
  /** The node under the pointer or the keyboard. */
  active: GraphNode | undefined;
  /** The figure in a node. */
  text: (node: GraphNode) => string;
  isRtl: boolean;
}

/** The marks of a network: a cell of the comb for each circle, a line for the contacts between two. */
export function networkPlot(options: NetworkPlotOptions): TemplateResult {
  const { placed, links, width, height, active, isRtl } = options;
  const most = Math.max(1, ...links.map(({ value }) => value));
  const places = new Map(placed.map((at) => [at.node, at]));
  const x = (at: PlacedNode): number => (isRtl ? width - at.x : at.x);
  const near = (link: GraphLink): boolean => !active || link.a === active || link.b === active;
  const beside = new Set(links.filter(near).flatMap(({ a, b }) => [a, b]));
  return svg`<svg width=${width} height=${height} aria-hidden="true" focusable="false">
    ${links.map((link) => {
      const [a, b] = [places.get(link.a), places.get(link.b)];
      if (!a || !b) return nothing;
      const thick = 1 + 7 * Math.sqrt(link.value / most);
      return svg`<line class=${near(link) ? 'link' : 'link away'} x1=${x(a)} y1=${a.y} x2=${x(b)}
        y2=${b.y} stroke-width=${thick.toFixed(1)} />`;
    })}
    ${placed.map((at, i) => {
      const { node, radius, y } = at;
      const away = active && active !== node && !beside.has(node);
      return svg`<g class="node ${node === active ? 'active' : ''} ${away ? 'away' : ''}" data-at=${i}>
        <path class=${node.key === 'others' ? 'cell loose' : 'cell'} d=${hexagon(x(at), y, radius)} />
        ${radius > 13 ? svg`<text class="size" x=${x(at)} y=${y + 4} text-anchor="middle">${options.text(node)}</text>` : nothing}
        <text class="name" x=${x(at)} y=${y + radius + 13} text-anchor=${anchor(x(at), width)}>${cut(node.label, width / Math.max(3, Math.min(6, placed.length)))}</text>
      </g>`;
    })}
  </svg>`;
}

/** A cell that stands on a corner. */
function hexagon(x: number, y: number, radius: number): string {
  const corners = Array.from({ length: 6 }, (_, i) => {
    const angle = (Math.PI / 3) * i - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
}

function anchor(x: number, width: number): string {
  return x < 44 ? 'start' : x > width - 44 ? 'end' : 'middle';
}

/** As much of a name as fits; letters of 12 px are hardly wider than 6.5. */
function cut(text: string, room: number): string {
  const signs = Array.from(text);
  const most = Math.max(14, Math.floor(room / 6.5));
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text;
}
