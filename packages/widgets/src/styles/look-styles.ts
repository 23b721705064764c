import { css } from 'lit';

/** Looks of the parts of a whole: they differ by texture as well as by colour. */
export const lookStyles = css`
  .piece,
  .swatch {
    forced-color-adjust: none;
    background: var(--_neutral);
  }
  .look-0 {
    background: var(--_accent);
  }
  .look-1 {
    background: var(--_second);
  }
  /* Both at once: stripes of the two. */
  .look-2 {
    background: repeating-linear-gradient(135deg, var(--_accent) 0 4px, var(--_second) 4px 8px);
  }
  .look-3 {
    background: transparent;
    box-shadow: inset 0 0 0 1.5px var(--_neutral);
  }
  .swatch.look-2 {
    background: linear-gradient(135deg, var(--_accent) 50%, var(--_second) 50%);
  }
  /* Fading: stripes of the neutral. */
  .look-4 {
    background: repeating-linear-gradient(45deg, var(--_neutral) 0 2px, transparent 2px 5px);
    box-shadow: inset 0 0 0 1px var(--_neutral);
  }
`;
