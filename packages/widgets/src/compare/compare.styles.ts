import { css } from 'lit';

export const compareStyles = css`
  .funnel {
    block-size: 15em;
    margin-block: 0.5em 0.75em;
  }
  .funnel .bone {
    block-size: 100%;
  }
  .funnel svg {
    display: block;
    overflow: visible;
    font-size: max(12px, 0.75em);
  }
  .funnel text {
    fill: var(--_muted);
  }
  .funnel .name {
    display: inline;
    fill: var(--_ink);
    font-weight: 600;
    unicode-bidi: plaintext;
  }
  .grid {
    stroke: var(--_line);
  }
  .limit {
    fill: none;
    stroke: var(--_control);
    stroke-dasharray: 3 4;
  }
  .whole {
    stroke: var(--_muted);
  }
  .dot {
    fill: var(--_surface);
    stroke: var(--_second);
    stroke-width: 2;
  }
  .dot.outside {
    fill: var(--_accent);
    stroke: var(--_accent-ink);
  }
  .scroll {
    block-size: var(--_rows);
    overflow: auto;
  }
  :is(th, td).bar {
    inline-size: 38%;
    padding-inline: 1em 1.5em;
  }
  .sort {
    min-block-size: 24px;
    padding: 0;
    color: inherit;
    background: none;
    border: 0;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  .sort::first-letter {
    text-transform: uppercase;
  }
  .sort .arrow {
    margin-inline: 0.4em 0;
    font-size: 0.8em;
  }
  .track {
    position: relative;
    display: block;
    min-inline-size: 5em;
    block-size: 0.7em;
    margin-block-start: 0.3em;
  }
  .span,
  .at {
    position: absolute;
    inset-block: 0;
    forced-color-adjust: none;
  }
  .span {
    inset-block: 30%;
    border-radius: 0.2em;
    background: var(--_neutral);
  }
  .at {
    inline-size: 3px;
    margin-inline-start: -1.5px;
    background: var(--_accent-ink);
  }
  .ends {
    color: var(--_muted);
    font-size: 0.8571em;
    white-space: nowrap;
  }
`;
