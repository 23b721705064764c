import { css } from 'lit';

export const networkStyles = css`
  .body {
    display: grid;
    align-content: start;
    gap: 0.75em 1.5em;
  }
  .box {
    position: relative;
    block-size: var(--network-height, 20em);
    min-inline-size: 0;
  }
  .plot {
    position: absolute;
    inset: 0;
    border-radius: 0.3em;
  }
  .plot svg {
    display: block;
    overflow: visible;
  }
  .bone.plot {
    opacity: 0.6;
  }
  .link {
    stroke: var(--_neutral);
    stroke-linecap: round;
    opacity: 0.45;
  }
  .cell {
    fill: var(--_wash);
    stroke: var(--_accent);
    stroke-width: 1.75;
    stroke-linejoin: round;
  }
  .cell.loose {
    fill: var(--_surface);
    stroke: var(--_neutral);
    stroke-dasharray: 3 3;
  }
  .node {
    cursor: default;
  }
  .node.active .cell {
    fill: var(--_accent);
    stroke: var(--_accent-ink);
    stroke-dasharray: none;
  }
  .node.active .size {
    fill: var(--_surface);
  }
  .away {
    opacity: 0.18;
  }
  text {
    fill: var(--_ink);
    font-size: max(12px, 0.75em);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .size {
    font-weight: 600;
  }
  .name {
    fill: var(--_muted);
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .list {
    block-size: var(--network-height, 20em);
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .circle {
    padding: 0.5em 0.6em;
    border-block-end: 1px solid var(--_line);
    border-radius: 0.3em;
    font-size: 0.875em;
  }
  .circle.active {
    background: var(--_wash);
  }
  .circle-head {
    display: flex;
    justify-content: space-between;
    gap: 0.75em;
    font-weight: 600;
  }
  .circle-head span {
    overflow-wrap: anywhere;
  }
  .turns {
    color: var(--_muted);
    font-size: 0.9286em;
    overflow-wrap: anywhere;
  }
  .scroll {
    block-size: 100%;
  }
  .whole-table {
    grid-column: 1 / -1;
  }
  @container (inline-size >= 42em) {
    .body {
      grid-template-columns: minmax(0, 3fr) minmax(14em, 2fr);
    }
  }
  @container (inline-size < 42em) {
    .list {
      block-size: 12em;
    }
  }
  @media (forced-colors: active) {
    .node.active .size {
      fill: HighlightText;
    }
    .circle.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
