import { css } from 'lit';

export const ambassadorsStyles = css`
  .body {
    --_row: var(--ambassadors-row, 4.75em);
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: 0.75em;
  }
  .who .name {
    flex: 1;
    min-inline-size: 0;
  }
  .reasons {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 0.15em 0.9em;
    margin-block-start: 0.3em;
  }
  .why {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.75em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .why b {
    color: var(--_ink);
    font-weight: 600;
  }
  .reason .meter {
    margin-block-start: 0.1em;
  }
  @container (inline-size < 34em) {
    .body {
      --_row: var(--ambassadors-row, 6em);
    }
    .reasons {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (inline-size < 23em) {
    .body {
      --_row: var(--ambassadors-row, 8.75em);
    }
    .reasons {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
