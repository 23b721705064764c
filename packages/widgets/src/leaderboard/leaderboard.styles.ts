import { css } from 'lit';

export const leaderboardStyles = css`
  .body {
    --_row: var(--leaderboard-row, 3.75em);
  }
  .link {
    max-inline-size: 100%;
    padding: 0;
    overflow: hidden;
    color: inherit;
    background: none;
    border: 0;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
    text-overflow: ellipsis;
    text-underline-offset: 0.2em;
    white-space: nowrap;
    cursor: pointer;
  }
`;
