import type { Track } from './auto.js';

const pauseMs = 250;

/**
 * How much of a page was seen, in quarters, once the person scrolls. The browser hands over the measures
 * when it has them, so the page is never made to lay itself out.
 */
export function watchScroll(track: Track): void {
  let path: string | undefined;
  let reached: number;
  let timer: unknown;

  const measure: IntersectionObserverCallback = ([entry], observer) => {
    const { boundingClientRect: page } = entry!;
    const { pathname } = location;
    observer.disconnect();
    timer = 0;
    if (path !== pathname) reached = 0;
    path = pathname;
    // A page that is a pixel from its end has been seen to its end.
    while (reached < 100 && innerHeight - page.top + 1 > (page.height * (reached + 25)) / 100) {
      reached += 25;
      track('Scroll Depth Reached', { percent: reached });
    }
  };
  addEventListener(
    'scroll',
    () => {
      timer ||= setTimeout(
        () => new IntersectionObserver(measure).observe(document.documentElement),
        pauseMs,
      );
    },
    true,
  );
}
