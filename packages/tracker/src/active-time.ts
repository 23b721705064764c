/** A pause of more than this is idleness and counts nothing. */
export const idleMs = 60_000;
/** The same for a window that is seen but does not have the focus. */
export const blurredIdleMs = 15_000;

/**
 * Time in which somebody looked at the page and acted, in milliseconds since the beginning. The time up to
 * an act counts when the pause before it was short enough, so whoever goes away and leaves the page open
 * adds nothing. It is kept by a monotonic clock that is handed in; sleep shows as a long pause.
 *
 * With a second argument somebody acts, or begins or ceases to look (0), and the pause that follows may
 * last so long; the answer is certain. With none the answer is what it would be if somebody acted now.
 */
export type ActiveTime = (now: number, longestPause?: number) => number;

/** Makes an {@link ActiveTime}; nobody looks yet. */
export function createActiveTime(): ActiveTime {
  let total = 0;
  let last = 0;
  let longest = 0;
  return (now, longestPause) => {
    const pause = now - last;
    const upToNow = total + (pause > longest ? 0 : pause);
    if (longestPause != null) {
      total = upToNow;
      last = now;
      longest = longestPause!;
    }
    return upToNow;
  };
}
