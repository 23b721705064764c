import { css } from 'lit';

export const lifecycleStyles = css`
  .when {
    min-block-size: 1.45em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .legend {
    display: grid;
    grid-template-columns: repeat(4, auto);
    justify-content: start;
    gap: 0.2em 1.4em;
    margin: 0.4em 0 0.9em;
    padding: 0;
    list-style: none;
    font-size: 0.8125em;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.45em;
    white-space: nowrap;
  }
  .swatch {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    border-radius: 0.2em;
  }
  .box {
    /* Room for the figures beside the columns. */
    --_ticks: 2.25em;
    block-size: var(--lifecycle-height, 14em);
  }
  .plot {
    position: relative;
    display: flex;
    gap: 1px;
    block-size: calc(100% - 1.75em);
    margin-inline-start: var(--_ticks);
    border-radius: 0.3em;
  }
  .bone.plot {
    display: block;
  }
  .column {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
  }
  .column.active {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .piece {
    position: absolute;
    inset-inline: 12%;
    border-block-start: 1px solid var(--_surface);
  }
  .column.unfinished {
    opacity: 0.55;
    outline: 1px dashed var(--_control);
    outline-offset: -1px;
  }
  .zero {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    border-block-start: 1px solid var(--_muted);
  }
  .tick {
    position: absolute;
    inset-inline-end: 100%;
    padding-inline-end: 0.5em;
    color: var(--_muted);
    font-size: 0.75em;
    line-height: 1;
    white-space: nowrap;
    pointer-events: none;
  }
  .tick.top {
    inset-block-start: 0;
  }
  .tick.foot {
    inset-block-end: 0;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    padding-block-start: 0.4em;
    margin-inline-start: calc(var(--_ticks) / 0.75);
    color: var(--_muted);
    font-size: 0.75em;
  }
  .scroll {
    block-size: 100%;
  }
  @container (inline-size < 30em) {
    .legend {
      grid-template-columns: repeat(2, auto);
    }
  }
  @media (forced-colors: active) {
    .column.active {
      outline: 2px solid Highlight;
    }
  }
`;
