import { css } from 'lit';

export const objectivesStyles = css`
  .body {
    min-block-size: 14em;
  }
  .objectives,
  .results,
  .smart ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .objective {
    padding-block: 0.9em;
    border-block-end: 1px solid var(--_line);
  }
  .objective:last-child {
    border-block-end: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75em;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .status {
    padding: 0.1em 0.6em;
    border-radius: 1em;
    color: var(--_muted);
    background: color-mix(in srgb, currentcolor 9%, transparent);
    font-size: 0.8125em;
    font-weight: 600;
    white-space: nowrap;
  }
  .on_track,
  .reached {
    color: var(--_better);
  }
  .behind,
  .missed {
    color: var(--_worse);
  }
  .facts,
  .said {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.9em;
  }
  .edit {
    min-block-size: 24px;
    margin-inline-start: auto;
    padding: 0 0.3em;
    color: var(--_accent-ink);
    background: none;
    border: 0;
    border-radius: 0.3em;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .review {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .bar {
    position: relative;
    block-size: 0.5em;
    margin-block: 0.45em 0.3em;
    border-radius: 0.25em;
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .done {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
  }
  .pace {
    position: absolute;
    inset-block: -0.2em;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--_ink);
  }
  .result {
    margin-block-start: 0.7em;
    padding-inline-start: 0.9em;
    border-inline-start: 2px solid var(--_line);
    font-size: 0.9375em;
  }
  .result .title {
    overflow-wrap: anywhere;
  }
  .smart {
    margin-block-start: 0.7em;
    font-size: 0.875em;
  }
  .smart summary {
    min-block-size: 24px;
    color: var(--_accent-ink);
    cursor: pointer;
  }
  .smart li {
    color: var(--_muted);
  }
  .bone.title {
    inline-size: 55%;
    block-size: 0.9em;
  }
  .none {
    margin-block-start: 0.75em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }
    .done {
      background: Highlight;
      forced-color-adjust: none;
    }
    .pace {
      background: CanvasText;
    }
    .status {
      border: 1px solid CanvasText;
    }
  }
`;
