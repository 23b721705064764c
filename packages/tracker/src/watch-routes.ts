import type { Routes } from './options.js';
import { createRouteLog } from './route-log.js';
import type { RouteLog } from './route-log.js';

/** Tells of each change of the address, and whether the entry before was replaced. */
export type WatchMoves = (move: (replaced?: boolean) => void) => void;

/** Tells of each page view, the first included. Calling what is returned settles what is pending. */
export function watchRoutes(
  routes: Routes | undefined,
  watchMoves: WatchMoves,
  view: (route: string) => void,
): RouteLog {
  const log = createRouteLog(view);
  const move = (replaced?: boolean) => {
    log(location.pathname + (location[routes as 'hash'] ?? ''), replaced);
    setTimeout(log);
  };
  watchMoves(move);
  move();
  return log;
}

/** By the Navigation API, where there is one. */
export const watchNavigation: WatchMoves = (move) => {
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener('currententrychange', (event) =>
      move((event as Event & { navigationType?: string }).navigationType === 'replace'),
    );
  } else {
    watchHistory(move);
  }
};

/** By the History API, whose methods tell nobody when they are called. */
export const watchHistory: WatchMoves = (move) => {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = (...args) => {
      original.apply(history, args);
      move(name === 'replaceState');
    };
  }
  addEventListener('popstate', () => move());
};
