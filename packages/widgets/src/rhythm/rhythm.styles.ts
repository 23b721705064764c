import { css } from 'lit';

export const rhythmStyles = css`
  .summary {
    min-block-size: 1.45em;
    margin-block-end: 0.75em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .box {
    block-size: 14em;
  }
  .plot {
    display: grid;
    grid-template-columns: 3em repeat(24, minmax(0, 1fr));
    grid-template-rows: repeat(7, minmax(0, 1fr)) 1.6em;
    block-size: 100%;
    border-radius: 0.3em;
  }
  .bone.plot {
    display: block;
  }
  .day,
  .hour {
    align-self: center;
    color: var(--_muted);
    font-size: 0.75em;
    white-space: nowrap;
  }
  .hour {
    grid-column: span 6;
    align-self: end;
    padding-inline-start: 0.2em;
    border-inline-start: 1px solid var(--_line);
  }
  .cell {
    display: grid;
    place-items: center;
    margin: 0.5px;
    border-radius: 0.2em;
    background: color-mix(in srgb, var(--_ink) 4%, transparent);
  }
  .cell.active {
    outline: 2px solid var(--_focus);
  }
  .mark {
    inline-size: calc(var(--_size) * 100%);
    block-size: calc(var(--_size) * 100%);
    border-radius: inherit;
    background: color-mix(in srgb, var(--_accent) calc(40% + var(--_size) * 60%), var(--_surface));
  }
  .scroll {
    block-size: 100%;
  }
  @media (forced-colors: active) {
    .mark {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .cell.active {
      outline-color: Highlight;
    }
  }
`;
