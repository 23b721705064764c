import { css } from 'lit';

export const retentionStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    min-block-size: 2.9em;
  }
  /* Where what the share rests on takes a line of its own, its place is kept from the start. */
  @container (inline-size < 22rem) {
    .line {
      min-block-size: 4em;
    }
  }
  .value {
    font-size: 1.9em;
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.5;
  }
  .before {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .scroll {
    position: relative;
    block-size: 17em;
    overflow: auto;
  }
  .scroll table {
    border-collapse: separate;
    border-spacing: 2px;
    inline-size: auto;
    min-inline-size: 100%;
  }
  .scroll :is(th, td) {
    border: 0;
  }
  tbody th,
  td {
    white-space: nowrap;
  }
  /* The cohort stays in sight while its months scroll by. */
  .scroll tbody th {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--_surface);
  }
  .scroll .cell {
    min-inline-size: 3.2em;
    padding: 0.4em 0.3em;
    text-align: center;
  }
  .scroll .filled {
    color: var(--_ink);
    background: color-mix(in srgb, var(--_accent) var(--_shade), var(--_surface));
    border-radius: 0.25em;
  }
  .bone.value {
    inline-size: 4em;
    block-size: 0.9em;
    margin-block: 0.3em;
  }
  .bone.rest {
    block-size: 100%;
  }
  @media (forced-colors: active) {
    .scroll .filled {
      border: 1px solid CanvasText;
    }
  }
`;
