import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer, Part } from '@ruche/client';
import type { Formats } from '../format/formats.js';

/** The interval of a group on the scale of all, with its ends in words. */
export function intervalBar(
  { confidence95: ends, value }: Part,
  { parts = [], metric }: Answer,
  formats: Formats,
): TemplateResult {
  if (!Array.isArray(ends) || typeof value !== 'number') return html``;
  const [low, high] = ends;
  const most = Math.max(...parts.map((part) => part.confidence95?.[1] ?? part.value ?? 0)) || 1;
  const share = (size: number): string => `${((size / most) * 100).toFixed(1)}%`;
  const span = `inset-inline-start: ${share(low)}; inline-size: ${share(high - low)}`;
  return html`<span class="track" aria-hidden="true"
      ><span class="span" .style=${span}></span
      ><span class="at" .style=${`inset-inline-start: ${share(value)}`}></span></span
    ><span class="ends number"
      >${formats.value(low, metric.unit)} – ${formats.value(high, metric.unit)}</span
    >`;
}
