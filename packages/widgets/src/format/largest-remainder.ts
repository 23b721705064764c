/**
 * Rounds shares so that what is shown adds up to what the shares add up to: each is cut, and the units
 * left over go to the largest remainders.
 */
export function largestRemainder(shares: readonly number[], digits = 0): number[] {
  const scale = 10 ** (digits + 2);
  const sizes = shares.map((share) => share * scale);
  const floors = sizes.map((size) => Math.floor(size + 1e-9));
  const total = Math.round(sizes.reduce((sum, size) => sum + size, 0));
  let left = total - floors.reduce((sum, size) => sum + size, 0);
  const order = sizes
    .map((size, i) => ({ i, rest: size - (floors[i] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left-- <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
  }
  return floors.map((size) => size / scale);
}
