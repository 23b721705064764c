import { css } from 'lit';

export const topPostsStyles = css`
  .body {
    --_row: var(--top-posts-row, 3.9em);
    --_lines: 1;
  }
  .row {
    margin-inline: 0;
    padding-inline: 0;
    border-radius: 0;
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.15em 1em;
    margin-block-start: 0.3em;
  }
  .counts {
    flex: none;
    display: flex;
    gap: 0.9em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .counts > span {
    /* One below the other, whatever they count. */
    min-inline-size: 2.9em;
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
  }
  .counts .by {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  @container (inline-size < 44em) {
    .body {
      --_row: var(--top-posts-row, 5.1em);
      --_lines: 2;
    }
  }
  @container (inline-size < 28em) {
    .body {
      --_row: var(--top-posts-row, 6.3em);
    }
    .counts {
      inline-size: 100%;
    }
  }
`;
