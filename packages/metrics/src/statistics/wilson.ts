/** The normal quantile of a 95 % interval. */
const z = 1.96;

/**
 * The 95 % Wilson interval of a rate: where the share may lie of which `successes` out of `trials` is a
 * sample. It stays within 0 and 1 and holds for few trials too, where the plain interval does not.
 *
 * @example
 * wilsonInterval(1, 4); // [0.0456, 0.6994]
 */
export function wilsonInterval(successes: number, trials: number): [number, number] {
  const share = successes / trials;
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * trials)) / trials);
  const middle = share + z ** 2 / (2 * trials);
  const scale = 1 + z ** 2 / trials;
  const low = successes === 0 ? 0 : (middle - spread) / scale;
  const high = successes === trials ? 1 : (middle + spread) / scale;
  return [Math.max(0, low), Math.min(1, high)];
}
