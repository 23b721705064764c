import { html, nothing, svg } from 'lit';
import type { Point } from '@ruche/schema';
import type { TemplateResult } from 'lit';

const width = 100;
const height = 32;

/** A line without axes beside a figure; the unfinished end is dashed. What it says is said elsewhere. */
export function spark(series: readonly Point[] | undefined): TemplateResult {
  const values = (series ?? []).map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < 2) return html`<div class="spark" part="spark"></div>`;
  const low = Math.min(0, ...numbers);
  const high = Math.max(...numbers, low + 1e-9);
  const place = (value: number, i: number): string => {
    const x = (i / (values.length - 1)) * width;
    return `${x.toFixed(2)},${(height - 2 - ((value - low) / (high - low)) * (height - 5)).toFixed(2)}`;
  };
  const isPartial = series?.at(-1)?.partial ?? false;
  const whole = isPartial ? values.slice(0, -1) : values;
  const tail = isPartial ? values.slice(-2) : [];
  const line = path(whole, 0, place);
  return html`<div class="spark" part="spark" aria-hidden="true">
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" focusable="false">
      ${svg`<path class="spark-area" d=${areaOf(whole, place)} />
        <path class="spark-line" d=${line} />`}
      ${
        tail.length === 2
          ? svg`<path class="spark-line unfinished" d=${path(tail, values.length - 2, place)} />`
          : nothing
      }
    </svg>
  </div>`;
}

type Place = (value: number, i: number) => string;

/** A line that is broken where a value is missing. */
function path(values: readonly (number | null)[], first: number, place: Place): string {
  let d = '';
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    d += `${(values[i - 1] ?? null) === null ? 'M' : 'L'}${place(value, first + i)}`;
  }
  return d;
}

function areaOf(values: readonly (number | null)[], place: Place): string {
  const numbers = values.map((value) => value ?? 0);
  const ends = [numbers.length - 1, 0].map((i) => place(0, i).replace(/,.*/, `,${height}`));
  return `M${numbers.map(place).join('L')}L${ends.join('L')}Z`;
}
