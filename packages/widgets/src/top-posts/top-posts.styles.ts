import { css } from 'lit';

export const topPostsStyles = css`
  .rows,
  .scroll {
    --_row: var(--top-posts-row, 3.9em);
    --_lines: 2;
  }
  .row {
    align-items: flex-start;
  }
  .rank {
    padding-block-start: 0.12em;
  }
  .name {
    line-height: 1.35;
  }
  .counts {
    flex: none;
    display: flex;
    gap: 0.9em;
    padding-block-start: 0.1em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .counts span {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
  }
  .counts .by {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  @container (inline-size < 34em) {
    .rows,
    .scroll {
      --_row: var(--top-posts-row, 5.4em);
    }
    .row {
      flex-wrap: wrap;
      row-gap: 0.2em;
      align-content: flex-start;
    }
    .main {
      flex-basis: calc(100% - 3em);
    }
    .counts {
      margin-inline-start: 2em;
    }
  }
`;
