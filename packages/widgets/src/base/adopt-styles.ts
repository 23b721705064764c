import type { CSSResult } from 'lit';

/** Adds styles that came later to a shadow root, once. */
export function adoptStyles(root: Node, { styleSheet }: CSSResult): void {
  if (!(root instanceof ShadowRoot) || !styleSheet) return;
  const sheets = root.adoptedStyleSheets;
  if (!sheets.includes(styleSheet)) root.adoptedStyleSheets = [...sheets, styleSheet];
}
