import { css } from 'lit';

export const keyFiguresStyles = css`
  .range,
  .as-of {
    min-block-size: 1.45em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5em), 1fr));
    gap: 1em 1.25em;
    margin: 0.75em 0;
  }
  /* Figures of one line stand at one height, however long their names are. */
  .item {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
  }
  .item dt {
    min-block-size: 1.5em;
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: break-word;
  }
  .item dd {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-block-size: 3.9em;
    margin: 0;
  }
  .value {
    font-size: 1.6em;
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.5;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2em;
    margin-block-start: 0.6em;
  }
  .actions span {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .bone.label {
    inline-size: 60%;
    block-size: 0.9em;
  }
  .bone.value {
    inline-size: 4em;
    block-size: 0.9em;
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;
