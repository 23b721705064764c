/** A pause of more than this is idleness and counts nothing. */
export const idleMs = 60_000;
/** The same for a window that is seen but does not have the focus. */
export const blurredIdleMs = 15_000;

/**
 * Time in which somebody looked at the page and acted. The time up to an act counts when the pause before
 * it was short enough, so whoever goes away and leaves the page open adds nothing. It is kept by a
 * monotonic clock that is handed in; sleep shows as a long pause.
 */
export interface ActiveTime {
  /** What is certain so far, in milliseconds; set to zero after a report. */
  _total: number;
  /** What it would be if somebody acted now. */
  _upTo(now: number): number;
  /** Somebody acted, or began or ceased to look; the pause that follows may last so long. */
  _act(now: number, longestPause: number): void;
}

/** Makes an {@link ActiveTime}; nobody looks yet. */
export function createActiveTime(): ActiveTime {
  let last = 0;
  let longest = 0;
  const time: ActiveTime = {
    _total: 0,
    _upTo: (now) => time._total + (now - last > longest ? 0 : now - last),
    _act(now, longestPause) {
      time._total = time._upTo(now);
      last = now;
      longest = longestPause;
    },
  };
  return time;
}
