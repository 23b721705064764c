import { css } from 'lit';

export const trendStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15em 0.6em;
    min-block-size: 2.6em;
  }
  .value {
    font-size: 1.5em;
    font-weight: 600;
    letter-spacing: -0.015em;
    line-height: 1.5;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
  }
  .legend svg {
    inline-size: 1.4em;
    block-size: 0.6em;
    overflow: visible;
  }
  .box {
    position: relative;
    block-size: var(--trend-height, 13em);
    margin-block-start: 0.5em;
  }
  .box .scroll {
    block-size: 100%;
  }
  .plot {
    position: absolute;
    inset: 0;
    border-radius: 0.3em;
    touch-action: pan-y;
  }
  .plot svg {
    display: block;
    overflow: visible;
  }
  /* Where letters are set wider than usual, a name ends before the next one begins. */
  .plot .cut {
    overflow: hidden;
  }
  .grid {
    stroke: var(--_line);
  }
  text {
    fill: var(--_muted);
    font-size: max(12px, 0.75em);
    font-variant-numeric: tabular-nums;
  }
  .now {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .now.unfinished {
    stroke-dasharray: 1 5;
  }
  .area {
    fill: var(--_accent);
    fill-opacity: 0.09;
    stroke: none;
  }
  .then {
    fill: none;
    stroke: var(--_neutral);
    stroke-width: 1.5;
    stroke-dasharray: 4 4;
  }
  .dot {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .dot.unfinished {
    fill: var(--_surface);
    stroke: var(--_accent);
  }
  .target {
    stroke: var(--_second);
    stroke-width: 1.5;
    stroke-dasharray: 8 3;
  }
  .target-text {
    fill: var(--_second);
    font-weight: 600;
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
  }
  .event line {
    stroke: var(--_second);
    stroke-dasharray: 2 2;
  }
  .event path {
    fill: var(--_second);
  }
  .event rect {
    fill: var(--_second);
    fill-opacity: 0.08;
  }
  .event text {
    fill: var(--_second);
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
  }
  .tip .tip-note {
    color: var(--_second);
    white-space: normal;
  }
  .hair {
    stroke: var(--_control);
  }
  .tip {
    position: absolute;
    inset-block-start: 0;
    z-index: 2;
    max-inline-size: 15em;
    padding: 0.5em 0.75em;
    color: var(--_ink);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.7);
    box-shadow: 0 4px 16px rgb(0 0 0 / 14%);
    font-size: 0.8125em;
    pointer-events: none;
    white-space: nowrap;
  }
  .tip b {
    display: block;
    font-weight: 600;
  }
  .tip span {
    display: block;
    color: var(--_muted);
  }
  .tip .tip-value {
    color: var(--_ink);
    font-size: 1.15em;
    font-weight: 600;
  }
  .summary {
    min-block-size: 1.45em;
    margin-block-start: 0.6em;
    color: var(--_muted);
    font-size: 0.8125em;
    text-wrap: pretty;
  }
  @container (inline-size < 38em) {
    .summary {
      min-block-size: 2.9em;
    }
  }
  @container (inline-size < 30em) {
    .line {
      min-block-size: 3.7em;
      align-content: flex-start;
    }
    .legend {
      min-block-size: 1.45em;
      margin-inline-start: 0;
      inline-size: 100%;
    }
  }
  @container (inline-size < 20em) {
    .summary {
      min-block-size: 4.35em;
    }
  }
  .bone.value {
    inline-size: 3.5em;
    block-size: 0.9em;
  }
  .bone.plot {
    inset-block: 0.5em 1.5em;
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .area {
      fill: none;
    }
  }
`;
