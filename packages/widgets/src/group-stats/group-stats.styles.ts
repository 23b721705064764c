import { css } from 'lit';

export const groupStatsStyles = css`
  .base {
    block-size: auto;
  }
  .page {
    display: grid;
    gap: var(--ruche-gap, 1em);
    min-inline-size: 0;
  }
  /* The page's own letters are set already: a size in em counts once. */
  .page > * {
    --ruche-font-size: 1em;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.75em 1.5em;
  }
  .title {
    flex: 1;
    min-inline-size: 0;
  }
  .title .heading {
    font-size: 1.5em;
    font-weight: 650;
    letter-spacing: -0.015em;
    line-height: 1.25;
  }
  .title .range {
    min-block-size: 2.9em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .range span {
    display: block;
  }
  .pickers {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.6em;
    min-inline-size: 0;
  }
  .segments {
    display: inline-flex;
    margin: 0;
    padding: 3px;
    min-inline-size: 0;
    background: color-mix(in srgb, var(--_ink) 6%, transparent);
    border: 0;
    border-radius: calc(var(--_radius) * 0.75);
  }
  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 2em;
    padding: 0.2em 0.85em;
    border-radius: calc(var(--_radius) * 0.55);
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 500;
    text-align: center;
    cursor: pointer;
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:has(:checked) {
    color: var(--_ink);
    background: light-dark(var(--_surface), color-mix(in srgb, var(--_ink) 16%, var(--_surface)));
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--_ink) 14%, transparent);
    font-weight: 600;
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .pick {
    position: relative;
    display: inline-grid;
    min-inline-size: 0;
    max-inline-size: min(100%, 18em);
    font-size: 0.875em;
  }
  .pick::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.35em);
    inset-inline-end: 0.9em;
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  select {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: calc(2em + 8px);
    padding-block: 0.2em;
    padding-inline: 0.85em 2.1em;
    color: var(--_ink);
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.75);
    font: inherit;
    font-weight: 500;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(var(--_columns, 6), minmax(0, 1fr));
    gap: inherit;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: inherit;
  }
  @container (inline-size < 88em) {
    .figures {
      --_columns: 3;
    }
  }
  @container (inline-size < 64em) {
    .top {
      flex-direction: column;
      align-items: stretch;
    }
    .pickers {
      justify-content: flex-start;
    }
  }
  @container (inline-size < 50em) {
    .pairs {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (inline-size < 34em) {
    .figures {
      --_columns: 2;
    }
    .segments {
      inline-size: 100%;
    }
    .segments label {
      flex: 1;
      padding-inline: 0.4em;
    }
    .pickers,
    .pick {
      inline-size: 100%;
      max-inline-size: 100%;
    }
  }
  @container (inline-size < 30em) {
    .figures {
      --_columns: 1;
    }
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .foot .button {
    font-size: 1em;
  }
  .foot span {
    margin-inline-start: auto;
  }
  @media (forced-colors: active) {
    .segments label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .pickers,
    .foot {
      display: none;
    }
    .figures {
      --_columns: 3;
    }
    .pairs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .page > *,
    .pairs > * {
      break-inside: avoid;
    }
    .page {
      print-color-adjust: exact;
    }
  }
`;
