import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { FunnelDot, FunnelGeometry } from '../chart/funnel-geometry.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';

/** The marks of a funnel plot; the table beside it says the same. */
export function funnelPlot(
  g: FunnelGeometry,
  {
    width,
    height,
    font,
    heading,
    isRtl,
  }: { width: number; height: number; font: number; heading: string; isRtl: boolean },
): TemplateResult {
  const outside = g.dots.filter(({ isOutside }) => isOutside);
  const all = msg(str`All together: ${g.wholeText}`, { id: 'all-together' });
  const end = isRtl ? 'start' : 'end';
  return html`<svg width=${width} height=${height} role="img" aria-label="${heading}. ${all}">
    ${svg`
      ${g.values.map(
        ({ y, text }) => svg`<line class="grid" x1=${g.left} x2=${g.right} y1=${y} y2=${y} />
          <text x=${g.left - 6} y=${y + font * 0.35} text-anchor=${end}>${text}</text>`,
      )}
      <path class="limit" d=${g.upper} /><path class="limit" d=${g.lower} />
      <line class="whole" x1=${g.left} x2=${g.right} y1=${g.whole} y2=${g.whole} />
      <text x=${g.left + 4} y=${g.whole - font * 0.4} text-anchor=${isRtl ? 'end' : 'start'}>${all}</text>
      ${g.ticks.map(
        ({ x, text }) =>
          svg`<text x=${x} y=${height - font * 1.2} text-anchor="middle">${text}</text>`,
      )}
      <text x=${g.right} y=${height - 1} text-anchor=${end}>${partLabel('people')}</text>
      ${g.dots.map(
        ({ x, y, isOutside }) =>
          svg`<circle class=${isOutside ? 'dot outside' : 'dot'} cx=${x} cy=${y} r=${isOutside ? 5.5 : 4.5} />`,
      )}
      ${outside.slice(0, 6).map((dot) => name(dot, { width, font, isRtl }))}`}
  </svg>`;
}

function name(
  { x, y, label }: FunnelDot,
  { width, font, isRtl }: { width: number; font: number; isRtl: boolean },
): TemplateResult {
  const isLeft = x < width / 2;
  // Letters are hardly wider than two thirds of their size.
  const wide = (isLeft ? width - x : x) - 12;
  const room = Math.max(4, Math.min(24, Math.floor(wide / (font * 0.67))));
  const text = label.length > room ? `${label.slice(0, room - 1)}…` : label;
  return svg`<text class="name" x=${isLeft ? x + 9 : x - 9} y=${y + font * 0.35}
    text-anchor=${isLeft === isRtl ? 'end' : 'start'}>${text}</text>`;
}
