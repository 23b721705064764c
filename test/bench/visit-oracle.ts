/** A part of a visit. */
export interface Stretch {
  /** Somebody acts; acts in a window without the focus; does nothing; looks elsewhere; … */
  kind: 'active' | 'blurred' | 'idle' | 'hidden' | 'asleep' | 'clock' | 'route';
  ms: number;
  /** Milliseconds between acts where somebody acts. */
  pace: number;
}

/** What the device and the person do, as intervals on the true time line. */
interface Truth {
  /** When somebody acted, began or ceased to look, and whether the window had the focus afterwards. */
  moments: { at: number; focused: boolean }[];
  /** When nobody could look. */
  away: { from: number; to: number }[];
}

const patienceMs = 60_000;
const blurredPatienceMs = 15_000;

/**
 * The seconds in which somebody looked at the page and acted: the pauses between two moments of attention
 * that are short enough, and throughout which the page was in view.
 */
export function secondsOf(stretches: Stretch[]): number {
  const { moments, away } = truthOf(stretches);
  let sum = 0;
  for (const [index, { at, focused }] of moments.entries()) {
    const next = moments[index + 1];
    if (!next) break;
    const inView = !away.some(({ from, to }) => from < next.at && to > at);
    const pause = next.at - at;
    if (inView && pause <= (focused ? patienceMs : blurredPatienceMs)) sum += pause;
  }
  return sum / 1_000;
}

function truthOf(stretches: Stretch[]): Truth {
  const moments = [{ at: 0, focused: true }];
  const away: Truth['away'] = [];
  let now = 0;
  for (const { kind, ms, pace } of stretches) {
    const from = now;
    if (kind === 'active' || kind === 'blurred') {
      const focused = kind === 'active';
      moments.push({ at: now, focused });
      for (let left = ms; left > 0; left -= pace) {
        now += Math.min(pace, left);
        moments.push({ at: now, focused });
      }
      moments.push({ at: now, focused: true });
    } else if (kind === 'hidden' || kind === 'asleep') {
      now += ms;
      away.push({ from, to: now });
      if (kind === 'hidden') moments.push({ at: from, focused: true }, { at: now, focused: true });
    } else if (kind === 'idle') now += ms;
    // What the driver of the visits takes from one stretch to the next.
    now += 1;
  }
  moments.push({ at: now, focused: true });
  return { moments, away };
}
