import type { Track } from './auto.js';

const steps = [25, 50, 75, 100];
const pauseMs = 250;

/**
 * How much of a page was seen, in quarters, once the person scrolls. The browser hands over the
 * measures when it has them, so the page is never made to lay itself out.
 */
export function watchScroll(track: Track): void {
  let path: string | undefined;
  let reached = 0;
  let timer: unknown;

  const measure: IntersectionObserverCallback = ([entry], observer) => {
    observer.disconnect();
    const { boundingClientRect: page, rootBounds } = entry!;
    if (path !== location.pathname) reached = 0;
    path = location.pathname;
    const seen = (((rootBounds?.height ?? 0) - page.top) / page.height) * 100;
    for (const percent of steps) {
      if (percent > reached && seen > percent - 1)
        track('Scroll Depth Reached', { percent: (reached = percent) });
    }
  };
  addEventListener(
    'scroll',
    () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        new IntersectionObserver(measure).observe(document.documentElement);
      }, pauseMs);
    },
    { capture: true, passive: true },
  );
}
