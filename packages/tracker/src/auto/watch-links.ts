import type { Track } from './auto.js';

const file =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|gz|rar|7z|dmg|exe|msi|pkg|apk|mp[34]|mov|ics)$/i;
const longestText = 100;

/** Links that leave the site, and links to files; with the left or the middle button. */
export function watchLinks(track: Track, which: string): void {
  for (const type of ['click', 'auxclick']) {
    addEventListener(
      type,
      (event) => {
        const link = event
          .composedPath()
          .find((target) => (target as HTMLAnchorElement).href) as HTMLAnchorElement;
        if (link?.origin && (event as MouseEvent).button < 2) {
          const { origin, pathname, download } = link;
          const url = origin + pathname;
          if (download || file.test(pathname)) {
            const name = download || pathname.replace(/.*\//, '');
            if (/down/.test(which)) track('File Downloaded', { url, name }, event);
          } else if (
            origin !== location.origin &&
            origin.startsWith('http') &&
            /link/.test(which)
          ) {
            const text = link.textContent!.trim().slice(0, longestText);
            track('Link Followed', { url, text }, event);
          }
        }
      },
      true,
    );
  }
}
