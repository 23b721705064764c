import { css } from 'lit';
import { changeStyles } from './change-styles.js';
import { sparkStyles } from './spark-styles.js';

/** Buttons, links, messages, tables, and what no first paint needs: comes with `../frame/rest.ts`. */
export const restStyles = css`
  ${changeStyles}
  ${sparkStyles}
  :host {
    --_control: var(--ruche-control, light-dark(#8d8375, #7d7468));
    --_focus: var(--ruche-focus, light-dark(#8a5200, #f6c667));
  }
  .base {
    /* Read by the pictures that leave the page. */
    accent-color: var(--_accent);
    caret-color: var(--_muted);
    column-rule-color: var(--_second);
  }
  .note {
    margin-block-start: 0.75em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .tool {
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    color: var(--_muted);
    background: none;
    border: 0;
    border-radius: 0.4em;
    font: inherit;
    cursor: pointer;
  }
  .tool:hover {
    color: var(--_ink);
    background: color-mix(in srgb, var(--_ink) 7%, transparent);
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.4;
    stroke-linejoin: round;
  }
  .button {
    min-block-size: 2em;
    padding: 0.3em 0.9em;
    color: var(--_ink);
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.6);
    font: inherit;
    font-size: 0.875em;
    font-weight: 500;
    cursor: pointer;
  }
  .button:hover {
    background: color-mix(in srgb, var(--_ink) 5%, var(--_surface));
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
    text-underline-offset: 0.2em;
  }
  a:hover {
    color: var(--_accent-ink);
    text-decoration-color: currentcolor;
  }
  .message {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.6em;
    padding: 0.25em;
    color: var(--_muted);
    font-size: 0.9375em;
    text-align: center;
    text-wrap: balance;
  }
  /* Under a message the skeleton only keeps the height. */
  .message ~ * {
    visibility: hidden;
  }
  .scroll {
    overflow: auto;
    scrollbar-width: thin;
    border-radius: 0.3em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
  }
  th,
  td {
    padding-block: 0.4em;
    padding-inline: 0 0.75em;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    overflow-wrap: break-word;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0.25em;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    color: var(--_muted);
    background: var(--_surface);
    font-size: 0.9286em;
    font-weight: 500;
  }
  thead th::first-letter {
    text-transform: uppercase;
  }
  th.number,
  td.number {
    text-align: end;
    white-space: nowrap;
  }
  thead th.number {
    white-space: normal;
  }
  /* The words are of a language that runs to the right, on pages that may not. */
  :host(:dir(rtl))
    :is(
      .value,
      .before,
      .detail,
      .summary > span,
      .range,
      .change > span,
      .legend span,
      .segments span
    ) {
    unicode-bidi: plaintext;
    text-align: right;
  }
  /* Marks of a picture are not forced by the browser: they take the colours of the reader, too. */
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_ink: CanvasText;
      --_muted: CanvasText;
      --_line: color-mix(in srgb, CanvasText 35%, Canvas);
      --_control: CanvasText;
      --_accent: Highlight;
      --_accent-ink: CanvasText;
      --_wash: Canvas;
      --_second: CanvasText;
      --_neutral: CanvasText;
      --_better: CanvasText;
      --_worse: CanvasText;
      --_focus: Highlight;
    }
    .bone {
      border: 1px solid GrayText;
    }
  }
  @media print {
    .tools {
      display: none;
    }
    .card {
      break-inside: avoid;
    }
  }
  [aria-busy='true'] .bone {
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .base * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
