import { css } from 'lit';

/** Rows in rank order: members and posts. */
export const rowStyles = css`
  .rows {
    min-block-size: var(--_rows);
    margin: 0.5em 0 0;
    padding: 0;
    list-style: none;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.75em;
    block-size: var(--_row);
    padding: 0 0.5em;
    line-height: 1.3;
    margin-inline: -0.5em;
    border-radius: calc(var(--_radius) * 0.6);
  }
  .row.mine {
    background: var(--_wash);
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .row.mine:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .gap {
    min-block-size: 1.2em;
    color: var(--_muted);
    line-height: 1;
    text-align: center;
  }
  .rank {
    flex: none;
    min-inline-size: 1.4em;
    color: var(--_muted);
    font-size: 0.875em;
    text-align: end;
  }
  .main {
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 500;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--_lines, 1);
  }
  .detail {
    display: block;
    color: var(--_muted);
    font-size: 0.8125em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    flex: none;
    /* The bars of one ranking are of one length, however many digits stand beside them. */
    min-inline-size: 2.2em;
    font-weight: 600;
    text-align: end;
  }
  .meter {
    display: block;
    block-size: 4px;
    margin-block-start: 0.3em;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_ink) 7%, transparent);
  }
  .meter > span {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
  }
  .bone.name {
    inline-size: 45%;
    block-size: 0.9em;
  }
  .bone.detail {
    inline-size: 70%;
    block-size: 0.7em;
    margin-block-start: 0.5em;
  }
  .scroll {
    block-size: var(--_rows);
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }
    .meter > span {
      background: Highlight;
      forced-color-adjust: none;
    }
    .row.mine {
      outline: 2px solid Highlight;
    }
  }
`;
