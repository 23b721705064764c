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
  /** Size of the letters, in px. */
  font: number;
  /** The node under the pointer or the keyboard. */
  active: GraphNode | undefined;
  /** The figure in a node. */
  text: (node: GraphNode) => string;
  isRtl: boolean;
}

/** The marks of a network: a cell of the comb for each circle, a line for the contacts between two. */
export function networkPlot(options: NetworkPlotOptions): TemplateResult {
  const { placed, links, width, height, font, active, isRtl } = options;
  const most = Math.max(1, ...links.map(({ value }) => value));
  const places = new Map(placed.map((at) => [at.node, at]));
  const x = (at: PlacedNode): number => (isRtl ? width - at.x : at.x);
  const near = (link: GraphLink): boolean => !active || link.a === active || link.b === active;
  const names = namesOf(placed, { width, font, x });
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
        ${radius > font * 1.1 ? svg`<text class="size" x=${x(at)} y=${y + font * 0.35} text-anchor="middle">${options.text(node)}</text>` : nothing}
        ${
          names[i] || node === active
            ? svg`<text class="name" x=${x(at)} y=${y + radius + font * 1.1} text-anchor=${anchor(x(at), width)}>${names[i] || node.label}</text>`
            : nothing
        }
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

/** The names below the cells, cut to what fits; none where it would lie on that of a larger one. */
function namesOf(
  placed: readonly PlacedNode[],
  { width, font, x }: { width: number; font: number; x: (at: PlacedNode) => number },
): string[] {
  // Letters are hardly wider than half their size.
  const letter = font * 0.55;
  const most = Math.max(14, Math.floor(width / Math.max(3, Math.min(6, placed.length)) / letter));
  const taken: { from: number; to: number; y: number }[] = [];
  return placed.map((at) => {
    const signs = Array.from(at.node.label);
    const text = signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : at.node.label;
    const side = anchor(x(at), width);
    const long = Math.min(signs.length, most) * letter;
    const from = x(at) - (side === 'start' ? 0 : side === 'end' ? long : long / 2);
    const y = at.y + at.radius;
    const isFree = taken.every(
      (other) => from > other.to || from + long < other.from || Math.abs(y - other.y) > font,
    );
    if (isFree) taken.push({ from, to: from + long, y });
    return isFree ? text : '';
  });
}
