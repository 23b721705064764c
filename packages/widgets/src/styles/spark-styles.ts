import { css } from 'lit';

/** A spark line; `--_spark` is its height. */
export const sparkStyles = css`
  .spark svg {
    display: block;
    inline-size: 100%;
    block-size: var(--_spark, 2.75em);
    overflow: visible;
  }
  :host(:dir(rtl)) .spark svg {
    transform: scaleX(-1);
  }
  .spark-line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }
  .spark-line.unfinished {
    stroke-dasharray: 2 3.5;
  }
  .spark-area {
    fill: var(--_accent);
    fill-opacity: 0.1;
  }
  @media (forced-colors: active) {
    .spark-area {
      fill: none;
    }
  }
`;
