import type { FigureState } from './outcome.js';

const internals = new WeakMap<HTMLElement, CustomStateSet | undefined>();

/** Sets the custom states of an element: `ruche-stat:state(loading)` in the page's style sheet. */
export function showStates(
  element: HTMLElement,
  state: FigureState,
  flags: Record<string, boolean>,
): void {
  if (!internals.has(element)) internals.set(element, statesOf(element));
  const states = internals.get(element);
  if (!states) return;
  const wanted = [state, ...Object.keys(flags).filter((flag) => flags[flag])];
  for (const name of Array.from(states)) if (!wanted.includes(name)) states.delete(name);
  for (const name of wanted) states.add(name);
}

function statesOf(element: HTMLElement): CustomStateSet | undefined {
  try {
    return element.attachInternals().states;
  } catch {
    // The page has taken them for itself, or the engine has none.
    return undefined;
  }
}
