import { css } from 'lit';

/** The frame of every figure, as far as its first paint needs them. */
export const figureStyles = css`
  .base,
  .base * {
    box-sizing: border-box;
  }
  /* What a page may hand down to everything in it ends here; its font, size and scheme go on. */
  .base {
    all: initial;
    box-sizing: border-box;
    container-type: inline-size;
    /* The width in a row of flex items, where a contained box would have none. */
    contain-intrinsic-inline-size: 15em;
    display: block;
    block-size: 100%;
    color: var(--_ink);
    color-scheme: inherit;
    font-family: var(--ruche-font, inherit);
    font-size: var(--ruche-font-size, 1em);
    line-height: 1.45;
    pointer-events: inherit;
    visibility: inherit;
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
    min-block-size: 1.5em;
    color: var(--_ink);
    font-size: 0.9375em;
    font-weight: 600;
    line-height: 1.4;
    hyphens: auto;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .body {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }
  p {
    margin: 0;
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
    min-inline-size: 1.75em;
    min-block-size: 1.75em;
    margin-block: -0.25em;
    margin-inline-end: -0.4em;
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
  .number {
    font-variant-numeric: tabular-nums;
    font-feature-settings: 'tnum';
  }
`;
