import { nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlacedPoint, TrendGeometry } from '../chart/trend-geometry.js';
import type { PlacedNote } from './place-notes.js';

/** What is drawn beside the geometry itself. */
export interface TrendChartOptions {
  width: number;
  height: number;
  font: number;
  isRtl: boolean;
  /** The point under the pointer or the keyboard. */
  active: PlacedPoint | undefined;
  targetText: string;
  /** What happened. */
  notes: readonly PlacedNote[];
}

/** The marks of a trend, as svg. */
export function trendChart(g: TrendGeometry, options: TrendChartOptions): TemplateResult {
  const { width, height, font, isRtl, active, targetText, notes } = options;
  const axisX = isRtl ? g.right + font * 0.6 : g.left - font * 0.6;
  return svg`<svg width=${width} height=${height} aria-hidden="true" focusable="false">
    ${g.ticks.map(
      ({ y, text }) => svg`<line class="grid" x1=${g.left} x2=${g.right} y1=${y} y2=${y} />
        <text x=${axisX} y=${y + font * 0.35} text-anchor=${'end'}>${text}</text>`,
    )}
    ${g.labels.map(
      ({ x, text, anchor }) =>
        svg`<text x=${x} y=${height - font * 0.4} text-anchor=${isRtl ? flip(anchor) : anchor}>${text}</text>`,
    )}
    ${notes.map((note) => mark(note, g, options))}
    <path class="area" d=${g.area} />
    <path class="then" d=${g.previous} />
    <path class="now" d=${g.line} />
    <path class="now unfinished" d=${g.unfinished} />
    ${g.dots.map(dot)}
    ${
      g.target === undefined
        ? nothing
        : svg`<line class="target" x1=${g.left} x2=${g.right} y1=${g.target} y2=${g.target} />
            <text class="target-text" x=${g.right} y=${targetY(g.target, font)}
              text-anchor=${isRtl ? 'start' : 'end'}>${targetText}</text>`
    }
    ${
      active
        ? svg`<line class="hair" x1=${active.x} x2=${active.x} y1=${g.top} y2=${g.bottom} />
            ${active.y === null ? nothing : dot(active)}`
        : nothing
    }
  </svg>`;
}

/** A line where something happened, a band where it lasted, its name where there is room. */
function mark(
  { x, end, title, room }: PlacedNote,
  { top, bottom }: TrendGeometry,
  { font, isRtl }: TrendChartOptions,
): TemplateResult {
  const signs = Array.from(title);
  const wide = Math.min(Math.abs(room), font * 20);
  const most = Math.floor(wide / (font * 0.6));
  const text = signs.length > most ? `${signs.slice(0, Math.max(0, most - 1)).join('')}…` : title;
  return svg`<g class="event">
    ${end === undefined ? nothing : svg`<rect x=${Math.min(x, end)} y=${top} width=${Math.abs(end - x)} height=${bottom - top} />`}
    <line x1=${x} x2=${x} y1=${top} y2=${bottom} />
    <path d="M${x},${top - 4}l4,4l-4,4l-4,-4z" />
    ${
      most > 5
        ? svg`<svg class="cut" x=${isRtl ? x - wide : x} y=${top - font} width=${wide} height=${font * 2}>
            <text x=${isRtl ? wide - 7 : 7} y=${font * 1.35} text-anchor="start">${text}</text>
          </svg>`
        : nothing
    }
  </g>`;
}

function dot({ x, y, point }: PlacedPoint): TemplateResult {
  return svg`<circle class=${point.partial ? 'dot unfinished' : 'dot'} cx=${x} cy=${y ?? 0} r="4.5" />`;
}

function flip(anchor: 'start' | 'middle' | 'end'): string {
  return anchor === 'start' ? 'end' : anchor === 'end' ? 'start' : anchor;
}

/** Above its line, or below where the chart ends. */
function targetY(line: number, font: number): number {
  return line > font * 1.6 ? line - font * 0.4 : line + font * 1.2;
}
