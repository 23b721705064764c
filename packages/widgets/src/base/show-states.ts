import type { FigureState } from './outcome.js';

const internals = new WeakMap<HTMLElement, ElementInternals | null>();

/** Sets the custom states of an element: `ruche-stat:state(loading)` in the page's style sheet. */
export function showStates(
  element: HTMLElement,
  state: FigureState,
  flags: Record<string, boolean>,
): void {
  const states = internalsOf(element)?.states;
  if (!states) return;
  const wanted = [state, ...Object.keys(flags).filter((flag) => flags[flag])];
  for (const name of Array.from(states)) if (!wanted.includes(name)) states.delete(name);
  for (const name of wanted) states.add(name);
}

function internalsOf(element: HTMLElement): ElementInternals | null {
  let own = internals.get(element);
  if (own === undefined) {
    try {
      own = element.attachInternals();
    } catch {
      own = null;
    }
    internals.set(element, own);
  }
  return own;
}
