import { css } from 'lit';

/** A member's picture, or the first letters of the name. */
export const faceStyles = css`
  .face {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.25em;
    block-size: 2.25em;
    overflow: hidden;
    color: var(--_accent-ink);
    background: var(--_wash);
    /* A cell of the comb. */
    clip-path: polygon(50% 0, 95% 25%, 95% 75%, 50% 100%, 5% 75%, 5% 25%);
    font-size: 0.875em;
    font-weight: 600;
  }
  .face img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .bone.face {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  @container (inline-size < 18em) {
    .face {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .face {
      clip-path: none;
      border: 1px solid CanvasText;
      border-radius: 50%;
    }
  }
`;
