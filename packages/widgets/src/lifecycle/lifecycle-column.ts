import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Point } from '@ruche/client';
import { sizeOf, stages } from './stages.js';
import type { Scale } from './stages.js';

/** One bucket: who is there above the line, who went quiet below it. */
export function lifecycleColumn(
  point: Point,
  { at, scale, isActive }: { at: number; scale: Scale; isActive: boolean },
): TemplateResult {
  let foot = scale.zero;
  return html`<div
    class="column ${point.partial ? 'unfinished' : ''} ${isActive ? 'active' : ''}"
    data-at=${at}
  >
    ${stages.map((key, i) => {
      const height = scale.height(sizeOf(point, key));
      if (height === 0) return nothing;
      const from = key === 'dormant' ? scale.zero - height : foot;
      if (key !== 'dormant') foot += height;
      const place = `inset-block-end: ${from.toFixed(2)}%; block-size: ${height.toFixed(2)}%`;
      return html`<span class="piece look-${i}" .style=${place}></span>`;
    })}
  </div>`;
}
