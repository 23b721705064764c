import { css } from 'lit';

export const statStyles = css`
  .body {
    display: flex;
    flex-direction: column;
    min-block-size: 7.75em;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6em;
    min-block-size: 2.9em;
    margin-block-start: 0.1em;
  }
  .value {
    color: var(--stat-value-color, var(--_ink));
    font-size: var(--stat-value-size, 1.9em);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.5;
    white-space: nowrap;
  }
  .before,
  .goal {
    min-block-size: 1.45em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .spark {
    flex: 1 0 2.75em;
    display: flex;
    align-items: flex-end;
    margin-block-start: 0.75em;
  }
  .scroll {
    block-size: 9em;
    margin-block-start: 0.5em;
  }
  .bone.value {
    inline-size: 4em;
    block-size: 0.9em;
    margin-block: 0.3em;
  }
  .bone.before {
    inline-size: 9em;
    max-inline-size: 80%;
    min-block-size: 0.9em;
    margin-block: 0.3em 0.25em;
  }
  /* Letters give way before a word is cut. */
  .heading {
    font-size: clamp(0.7em, 7.4cqi, 0.9375em);
    hyphens: manual;
    overflow-wrap: break-word;
  }
  /* Side by side in narrow cards: the same thing at the same height in each. */
  @container (inline-size < 16em) {
    .heading {
      min-block-size: 2.8em;
    }
    .body {
      min-block-size: 9.4em;
    }
    .line {
      flex-direction: column;
      align-items: flex-start;
      min-block-size: 4.4em;
    }
  }
  @container (inline-size < 11.5em) {
    .header {
      gap: 0;
    }
    .tools {
      margin-inline-end: -0.9em;
    }
    .heading {
      min-block-size: 4.2em;
    }
    .value {
      font-size: var(--stat-value-size, 1.5em);
      white-space: normal;
    }
  }
`;
