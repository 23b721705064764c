/** Draws that depend on nothing but the text they were seeded with. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  integer(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of these; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** One of these, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Around `median`, long on the right, as times that people spend are. */
  skewed(median: number): number;
}

/** A generator of numbers (mulberry32) that starts from the hash of a text. */
export function seededRandom(seed: string): SeededRandom {
  let state = 2_166_136_261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16_777_619);

  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    pick,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const found = list.find(([, weight]) => (left -= weight) < 0) ?? list.at(-1);
      return (found as (typeof list)[number])[0];
    },
    skewed: (median) => median * Math.exp(next() + next() + next() + next() - 2),
  };
}
