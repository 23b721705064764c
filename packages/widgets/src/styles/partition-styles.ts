import { css } from 'lit';

/** A bar of parts, and a line for each. */
export const partitionStyles = css`
  .body {
    min-block-size: 12.5em;
  }
  .whole {
    display: flex;
    gap: 2px;
    block-size: 1.75em;
    margin-block: 0.75em 0.5em;
    overflow: hidden;
    border-radius: calc(var(--_radius) * 0.5);
  }
  .piece {
    min-inline-size: 3px;
  }
  .part {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 2.1em;
    border-block-end: 1px solid var(--_line);
    font-size: 0.9375em;
  }
  .part:last-child {
    border-block-end: 0;
  }
  .parts {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .swatch {
    flex: none;
    inline-size: 0.8em;
    block-size: 0.8em;
    border-radius: 0.2em;
  }
  .label {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .people {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .share {
    min-inline-size: 3.2em;
    font-weight: 600;
    text-align: end;
  }
  .scroll {
    min-block-size: 11em;
    margin-block-start: 0.5em;
  }
  .bone.label {
    flex: none;
    inline-size: 45%;
    block-size: 0.9em;
  }
`;
