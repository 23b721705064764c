import { css } from 'lit';

/** The view as table. */
export const tableStyles = css`
  .scroll {
    overflow: auto;
    scrollbar-width: thin;
    border-radius: 0.3em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
  }
  th,
  td {
    padding: 0.4em 0.75em 0.4em 0;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0.25em;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    color: var(--_muted);
    background: var(--_surface);
    font-size: 0.9286em;
    font-weight: 500;
  }
  th.number,
  td.number {
    text-align: end;
    white-space: nowrap;
  }
  thead th.number {
    white-space: normal;
  }
`;
