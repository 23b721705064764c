import { readPath } from '../read-path.js';
import type { Track } from './auto.js';

const file =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|zip|gz|rar|7z|dmg|exe|msi|pkg|apk|mp[34]|mov|epub|ics)$/i;
const longestText = 100;

/** Links that leave the site, and links to files; with the left or the middle button. */
export function watchLinks(track: Track, which: string): void {
  const onClick = (event: Event) => {
    const path = event.composedPath();
    const link = path.find((target) => (target as HTMLAnchorElement).href) as HTMLAnchorElement;
    if (!link || (event as MouseEvent).button > 1) return;
    const { origin, protocol, pathname } = new URL(link.href, location.href);
    const [url] = link.href.split(/[?#]/) as [string];
    const [, , group] = readPath(path);
    if (link.download || file.test(pathname)) {
      if (which.includes('d')) {
        track('File Downloaded', { url, name: link.download || pathname.split('/').pop() }, group);
      }
    } else if (origin !== location.origin && protocol.startsWith('http') && which.includes('l')) {
      track('Link Followed', { url, text: link.textContent?.trim().slice(0, longestText) }, group);
    }
  };
  addEventListener('click', onClick, true);
  addEventListener('auxclick', onClick, true);
}
