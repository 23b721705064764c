import { adoptStyles } from '../base/adopt-styles.js';
import { isRtl } from '../base/is-rtl.js';
import { panelStyles } from './panel-styles.js';

/** Opens the panel beside its button, in the top layer: no box of the page cuts it. */
export function showPanel(root: ParentNode & Node): void {
  const panel = root.querySelector<HTMLElement>('#panel');
  const button = root.querySelector('#info');
  if (!panel || !button || typeof panel.showPopover !== 'function') return;
  adoptStyles(root, panelStyles);
  panel.showPopover();
  place(panel, button.getBoundingClientRect());
  panel.focus({ preventScroll: true });
}

/** Puts the focus back on the button, unless the reader has gone on to something else. */
export function returnFocus(panel: HTMLElement): void {
  const root = panel.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const at = document.activeElement;
  const isLost = !at || at === document.body || panel.contains(root.activeElement);
  if (isLost) root.querySelector<HTMLElement>('#info')?.focus({ preventScroll: true });
}

function place(panel: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const gap = 6;
  const room = document.documentElement.clientWidth - width - 8;
  const left = Math.max(8, Math.min(room, isRtl(panel) ? at.left : at.right - width));
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const top = below + height > innerHeight && above > 8 ? above : below;
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${top + scrollY}px`;
}
