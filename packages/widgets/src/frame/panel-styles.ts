import { css } from 'lit';

/** The panel that explains and exports; it comes with the panel, not with each element. */
export const panelStyles = css`
  .panel {
    position: absolute;
    inset: auto;
    inline-size: min(24rem, calc(100vw - 16px));
    max-block-size: min(32rem, calc(100vh - 16px));
    margin: 0;
    padding: 1rem 1.1rem;
    overflow: auto;
    color: var(--_ink);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 8px 32px rgb(0 0 0 / 18%);
    font-size: 0.875em;
    line-height: 1.5;
    text-align: start;
  }
  .panel:focus {
    outline: none;
  }
  .panel-head {
    display: flex;
    gap: 0.5em;
    margin-block-end: 0.5em;
    font-size: 1.07em;
  }
  .panel-head b {
    flex: 1;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .panel p + p {
    margin-block-start: 0.5em;
  }
  .panel-question {
    font-weight: 500;
  }
  .panel p:not(.panel-question) {
    color: var(--_muted);
  }
  dl {
    margin: 0.9em 0;
    padding-block-start: 0.6em;
    border-block-start: 1px solid var(--_line);
  }
  dl > div {
    display: flex;
    gap: 1em;
    padding-block: 0.2em;
  }
  dl > .stacked {
    display: block;
    padding-block: 0.35em;
  }
  dt {
    flex: 0 0 8.5em;
    color: var(--_muted);
  }
  .stacked dt {
    color: var(--_ink);
    font-weight: 500;
  }
  .stacked dd {
    color: var(--_muted);
  }
  dd {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .panel-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .panel-actions .button {
    font-size: 1em;
    padding: 0.2em 0.7em;
  }
  .panel .panel-status {
    min-block-size: 1.5em;
    margin-block-start: 0.4em;
  }
  @media (forced-colors: active) {
    .panel {
      border-color: CanvasText;
    }
  }
`;
