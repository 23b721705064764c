import { css } from 'lit';

/**
 * Colours and measures. Each is the host page's `--ruche-…` where it sets one, otherwise a literal that
 * follows the page's `color-scheme`. Text reaches 4.5:1 and marks 3:1 on the surface in both schemes.
 */
export const tokens = css`
  :host {
    display: block;
    --_surface: var(--ruche-surface, light-dark(#ffffff, #1c1916));
    --_ink: var(--ruche-ink, light-dark(#1f1b16, #f4efe7));
    --_muted: var(--ruche-muted, light-dark(#6b6257, #b5ab9d));
    --_line: var(--ruche-line, light-dark(#e8e2d8, #3a342d));
    --_accent: var(--ruche-accent, light-dark(#b86f00, #f2b23e));
    --_accent-ink: var(--ruche-accent-ink, light-dark(#8a5200, #f6c667));
    --_wash: var(--ruche-wash, light-dark(#fdf4e3, #33290f));
    --_second: var(--ruche-second, light-dark(#33678f, #7fb2d9));
    --_neutral: var(--ruche-neutral, light-dark(#948a7c, #7d7468));
    --_better: var(--ruche-better, light-dark(#18794e, #5bd39b));
    --_worse: var(--ruche-worse, light-dark(#c0292e, #ff938c));
    --_radius: var(--ruche-radius, 0.75em);
    --_space: var(--ruche-space, 1.25em);
  }
  :host([hidden]) {
    display: none;
  }
`;
