import type { Track } from './auto.js';

/** How far videos were watched, in quarters. */
export function watchVideo(track: Track): void {
  const reached = new WeakMap<EventTarget, number>();
  addEventListener(
    'timeupdate',
    (event) => {
      const video = event.target as HTMLVideoElement;
      // The last time that is told may lie just before the end.
      const percent = Math.floor((video.currentTime / video.duration) * 4 + 0.01) * 25;
      if (video.tagName === 'VIDEO' && percent > (reached.get(video) ?? 0)) {
        reached.set(video, percent);
        track(
          'Video Progressed',
          { video: video.id || video.currentSrc.replace(/[?#].*/, ''), percent },
          event,
        );
      }
    },
    true,
  );
}
