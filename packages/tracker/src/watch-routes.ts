import type { Routes } from './options.js';
import { createRouteLog } from './route-log.js';
import type { RouteLog } from './route-log.js';

/** Tells of each page view, the first included. Calling what is returned settles what is pending. */
export function watchRoutes(routes: Routes | undefined, view: (route: string) => void): RouteLog {
  const log = createRouteLog(view);
  const move = (replaced?: boolean) => {
    log(location.pathname + (location[routes as 'hash'] ?? ''), replaced);
    setTimeout(log);
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener('currententrychange', (event) =>
      move((event as Event & { navigationType?: string }).navigationType === 'replace'),
    );
  } else {
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name];
      history[name] = function (...args) {
        original.apply(this, args);
        move(name === 'replaceState');
      };
    }
    addEventListener('popstate', () => move());
  }
  move();
  return log;
}
