import { css } from 'lit';

export const usageStyles = css`
  .rows {
    min-block-size: var(--_rows);
    margin: 0.5em 0 0;
    padding: 0;
    list-style: none;
  }
  .use {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 5em auto 5.5em;
    align-items: center;
    gap: 0.75em;
    min-block-size: 2.9em;
    border-block-end: 1px solid var(--_line);
    font-size: 0.9375em;
  }
  .use:last-child {
    border-block-end: 0;
  }
  .label {
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .count {
    min-inline-size: 2.5em;
    font-weight: 600;
    text-align: end;
  }
  .use .change {
    justify-self: end;
  }
  .spark {
    --_spark: 1.6em;
  }
  .spark-area {
    display: none;
  }
  @container (inline-size < 24em) {
    .use {
      grid-template-columns: minmax(0, 1fr) auto 5em;
    }
    .spark {
      display: none;
    }
  }
  .bone.label {
    inline-size: 60%;
    block-size: 0.9em;
  }
  .scroll {
    block-size: var(--_rows);
    margin-block-start: 0.5em;
  }
`;
