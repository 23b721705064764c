import { css } from 'lit';

/** The form of an objective; it comes with the form. */
export const editorStyles = css`
  .editor {
    display: grid;
    gap: 0.9em;
    margin-block: 0.9em;
    padding: 1em;
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .editor-title {
    font-weight: 600;
  }
  .editor .button {
    justify-self: start;
  }
  .button.main {
    color: var(--_surface);
    background: var(--_accent-ink);
    border-color: var(--_accent-ink);
  }
  .button.worse {
    color: var(--_worse);
    border-color: currentcolor;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11em), 1fr));
    gap: 0.9em;
    align-items: start;
  }
  .field {
    display: grid;
    gap: 0.25em;
    min-inline-size: 0;
  }
  .field label,
  .result-fields legend {
    font-size: 0.875em;
    font-weight: 500;
  }
  .field :is(input, select) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.4em;
    padding: 0.3em 0.6em;
    color: var(--_ink);
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.5);
    font: inherit;
    font-size: 0.9375em;
  }
  .field [aria-invalid='true'] {
    border-color: var(--_worse);
    box-shadow: inset 0 0 0 1px var(--_worse);
  }
  .result-fields {
    display: grid;
    gap: 0.9em;
    min-inline-size: 0;
    margin: 0;
    padding: 0.25em 0 0.75em 0.9em;
    border: 0;
    border-inline-start: 2px solid var(--_line);
  }
  .result-fields legend {
    padding: 0;
    color: var(--_muted);
  }
  .error,
  .finding,
  .hint {
    font-size: 0.8125em;
  }
  .error {
    color: var(--_worse);
    font-weight: 500;
  }
  .finding {
    color: var(--_accent-ink);
  }
  .hint {
    color: var(--_muted);
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    color: var(--_accent-ink);
    background: none;
    border: 0;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1em;
    margin: 0;
    padding: 0;
    color: var(--_muted);
    font-size: 0.8125em;
    list-style: none;
  }
  .done-mark {
    color: var(--_better);
    font-weight: 600;
  }
  .editor-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .editor-actions [role='status'] {
    color: var(--_muted);
    font-size: 0.875em;
  }
  @media (forced-colors: active) {
    .field [aria-invalid='true'] {
      outline: 2px dashed Mark;
    }
  }
  @media print {
    .editor {
      display: none;
    }
  }
`;
