import { css } from 'lit';

/** A change beside a figure. */
export const changeStyles = css`
  .change {
    display: inline-flex;
    align-items: center;
    padding: 0.1em 0.5em;
    border-radius: 1em;
    color: var(--_muted);
    background: color-mix(in srgb, currentcolor 9%, transparent);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
  }
  .arrow {
    margin-inline-end: 0.35em;
    font-size: 0.7em;
    vertical-align: 0.15em;
  }
  .better {
    color: var(--_better);
  }
  .worse {
    color: var(--_worse);
  }
`;
