/**
 * Puts messages in another order and repeats some of them, always the same way for one seed. By R15 nothing of that may
 * change an answer.
 */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = generator(seed);
  const pile = [...items, ...items.filter(() => random() < 0.25)];
  for (let last = pile.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [pile[last], pile[other]] = [pile[other]!, pile[last]!];
  }
  return pile;
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
