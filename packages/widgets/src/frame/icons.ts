import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from 'lit';

const icon = (marks: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${marks}</svg>`;

/** A table. */
export const tableIcon = icon(svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />`);
/** A line chart. */
export const chartIcon = icon(svg`<path d="M2.5 2.5v11h11M5 10l2.6-3.4 2.2 1.8L13.5 4" />`);
/** An i in a circle. */
export const infoIcon = icon(
  svg`<circle cx="8" cy="8" r="5.8" /><path d="M8 7.4v3.4M8 5.1v.2" stroke-linecap="round" />`,
);
/** An x. */
export const closeIcon = icon(svg`<path d="M4 4l8 8M12 4l-8 8" stroke-linecap="round" />`);
/** A heart: likes. */
export const likeIcon = icon(
  svg`<path d="M8 13S2.5 9.8 2.5 6.2A2.8 2.8 0 0 1 8 5.1a2.8 2.8 0 0 1 5.500 1.100C13.500 9.800 8 13 8 13Z" />`,
);
/** A speech bubble: comments. */
export const commentIcon = icon(svg`<path d="M2.500 3h11v7.500H7L4.500 13v-2.500h-2z" />`);
/** An eye: views. */
export const viewIcon = icon(
  svg`<path d="M1.500 8S4 3.800 8 3.800 14.500 8 14.500 8 12 12.200 8 12.200 1.500 8 1.500 8Z" /><circle cx="8" cy="8" r="1.900" />`,
);
