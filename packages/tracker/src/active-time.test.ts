import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blurredIdleMs, createActiveTime, idleMs } from './active-time.js';

const second = 1_000;
const minute = 60 * second;

/** Plays acts at these seconds, then asks for the time so far. */
function play(acts: number[], { from = 0, until }: { from?: number; until: number }): number {
  const time = createActiveTime();
  time(from * second, idleMs);
  for (const act of acts) time(act * second, idleMs);
  return time(until * second, 0) / second;
}

const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => from + (index + 1) * step);

describe('active time', () => {
  test('is the time in which somebody acted', () => {
    expect(play(every(2, 0, 60), { until: 61 })).toBe(61);
  });

  test('counts a pause that is short enough, and none that is longer', () => {
    expect(play([20, 80], { until: 81 })).toBe(81);
    expect(play([20, 80.001], { until: 81 })).toBeCloseTo(20.999);
  });

  test('adds nothing for who goes away and leaves the page open', () => {
    expect(play(every(2, 0, 20), { until: 20 + 30 * 60 })).toBe(20);
  });

  test('adds nothing while nobody looks', () => {
    const time = createActiveTime();
    time(0, idleMs);
    time(21 * second, 0);
    time(10 * minute, 0);
    time(10 * minute, idleMs);
    expect(time(10 * minute + 20 * second, 0)).toBe(41 * second);
  });

  test('is the sum of short looks', () => {
    const time = createActiveTime();
    for (const [from, to] of [
      [0, 4],
      [10, 12.5],
      [20, 22.5],
    ]) {
      time(from! * second, idleMs);
      time(to! * second, 0);
    }
    expect(time(minute)).toBe(9 * second);
  });

  test('does not count a night with the lid closed', () => {
    expect(play([20, 20 + 8 * 3600, 25 + 8 * 3600], { until: 25 + 8 * 3600 })).toBe(25);
  });

  test('counts acts in a window without the focus, but shorter pauses', () => {
    const time = createActiveTime();
    time(0, blurredIdleMs);
    for (let now = 5; now <= 60; now += 5) time(now * second, blurredIdleMs);
    expect(time(60 * second + blurredIdleMs, blurredIdleMs)).toBe(75 * second);
    expect(time(3 * minute, 0)).toBe(75 * second);
  });

  test('can be asked without an act', () => {
    const time = createActiveTime();
    time(0, idleMs);
    expect(time(30 * second)).toBe(30 * second);
    expect(time(30 * second)).toBe(30 * second);
    expect(time(2 * minute)).toBe(0);
  });
});

/** A stretch of a visit and what it should count. */
interface Stretch {
  kind: 'active' | 'idle' | 'hidden' | 'asleep';
  ms: number;
  /** Milliseconds between acts where somebody acts. */
  pace: number;
}

const stretch: fc.Arbitrary<Stretch> = fc.record({
  kind: fc.constantFrom('active', 'idle', 'hidden', 'asleep'),
  ms: fc.integer({ min: 500, max: 20 * minute }),
  pace: fc.integer({ min: 100, max: 50 * second }),
});

test('a thousand generated visits agree with what happened in them', () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (visit) => {
      const time = createActiveTime();
      let now = 0;
      let truth = 0;
      let measured = time(now, idleMs);
      for (const { kind, ms, pace } of visit) {
        // To stop acting for less than a minute is to read.
        const quiet = kind === 'idle' || kind === 'asleep' ? Math.max(ms, minute + 1) : ms;
        const end = now + quiet;
        if (kind === 'active') {
          truth += ms;
          for (let at = now + pace; at < end; at += pace) time(at, idleMs);
          measured = time(end, idleMs);
        } else if (kind === 'hidden') {
          time(now, 0);
          measured = time(end, idleMs);
        } else {
          measured = time(end, idleMs);
        }
        now = end;
      }
      expect(measured).toBe(truth);
    }),
    { numRuns: 1_000, seed: 20_261_121 },
  );
});

test('no order of events makes it more than the time that was looked at', () => {
  const event = fc.tuple(
    fc.integer({ min: 0, max: 3 * minute }),
    fc.constantFrom(0, blurredIdleMs, idleMs, undefined),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const time = createActiveTime();
      let now = 0;
      let looked = 0;
      let looking = false;
      let before = 0;
      for (const [wait, longest] of events) {
        now += wait;
        if (looking) looked += wait;
        const soFar = time(now, longest);
        if (longest !== undefined) {
          expect(soFar).toBeGreaterThanOrEqual(before);
          before = soFar;
          looking = longest > 0;
        }
        expect(soFar).toBeLessThanOrEqual(looked);
      }
    }),
    { seed: 20_261_122 },
  );
});
