import { css } from 'lit';

/** The frame of every figure, its messages, skeletons and tables. */
export const figureStyles = css`
  .base,
  .base * {
    box-sizing: border-box;
  }
  /* What a page may hand down to everything in it ends here; its font and size go on. */
  .base {
    container-type: inline-size;
    display: block;
    color: var(--_ink);
    font-family: var(--ruche-font, inherit);
    font-size: var(--ruche-font-size, 1em);
    font-style: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 1.45;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    block-size: 100%;
    /* Read by the pictures that leave the page. */
    accent-color: var(--_accent);
    caret-color: var(--_muted);
    column-rule-color: var(--_second);
  }
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-inline-size: 0;
    padding: var(--_space);
    background: var(--_surface);
    border: var(--ruche-border, 1px solid var(--_line));
    border-radius: var(--_radius);
    box-shadow: var(--ruche-shadow, none);
  }
  @container (inline-size < 18em) {
    .card {
      padding: calc(var(--_space) * 0.8);
    }
  }
  .header {
    display: flex;
    align-items: flex-start;
    gap: 0.5em;
  }
  .heading {
    flex: 1;
    min-inline-size: 0;
    color: var(--_ink);
    font-size: 0.9375em;
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .body {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    transition: opacity 0.15s;
  }
  [aria-busy='true'] > .body {
    opacity: 0.55;
  }
  p {
    margin: 0;
  }
  .note {
    margin-block-start: 0.75em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .tools {
    display: flex;
    gap: 0.125em;
    /* The icons stand in the padding, so that they do not widen the header. */
    margin-block: -0.25em;
    margin-inline-end: -0.4em;
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
  span.tool {
    visibility: hidden;
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
  .bone {
    display: block;
    border-radius: 0.3em;
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .bone-heading {
    inline-size: 9em;
    max-inline-size: 70%;
    block-size: 0.9em;
    margin-block: 0.25em;
  }
  [aria-busy='true'] .bone {
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
  .number {
    font-variant-numeric: tabular-nums;
    font-feature-settings: 'tnum';
  }
  @media (prefers-reduced-motion: reduce) {
    .base * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
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
`;
