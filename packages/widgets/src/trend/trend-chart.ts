import { nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlacedPoint, TrendGeometry } from '../chart/trend-geometry.js';

/** What is drawn beside the geometry itself. */
export interface TrendChartOptions {
  width: number;
  height: number;
  font: number;
  isRtl: boolean;
  /** The point under the pointer or the keyboard. */
  active: PlacedPoint | undefined;
  targetText: string;
}

/** The marks of a trend, as svg. */
export function trendChart(g: TrendGeometry, options: TrendChartOptions): TemplateResult {
  const { width, height, font, isRtl, active, targetText } = options;
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
