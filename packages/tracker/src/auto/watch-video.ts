import { readPath } from '../read-path.js';
import type { Track } from './auto.js';

/** How far videos were watched, in quarters. */
export function watchVideo(track: Track): void {
  const reached = new WeakMap<EventTarget, number>();
  const onProgress = (event: Event) => {
    const video = event.target as HTMLVideoElement;
    const { id, currentSrc, currentTime, duration } = video;
    // The last frame may come just before the end.
    const percent = Math.floor((currentTime / duration) * 4 + 0.01) * 25;
    if (video.tagName === 'VIDEO' && percent > (reached.get(video) ?? 0)) {
      reached.set(video, percent);
      const [, , group] = readPath(event.composedPath());
      track('Video Progressed', { video: id || currentSrc.split('?')[0], percent }, group);
    }
  };
  addEventListener('timeupdate', onProgress, true);
  addEventListener('ended', onProgress, true);
}
