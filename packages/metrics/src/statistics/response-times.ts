/** How long something was waited for; the wait may go on. */
export interface Wait {
  readonly length: number;
  /** It ended with what was waited for; otherwise it was still going on when last looked at. */
  readonly ended: boolean;
}

/**
 * The least wait after which the share `q` of all has ended, by Kaplan and Meier: a wait that still goes on
 * says that it is longer, and no more. `null` where so many never ended.
 *
 * @example
 * waitQuantile([{ length: 1, ended: true }, { length: 9, ended: false }], 0.5); // 1
 */
export function waitQuantile(waits: readonly Wait[], q: number): number | null {
  const sorted = waits.toSorted((a, b) => a.length - b.length || Number(b.ended) - Number(a.ended));
  let going = 1;
  for (const [index, { length, ended }] of sorted.entries()) {
    if (ended) going *= 1 - 1 / (sorted.length - index);
    // Thirds of thirds do not quite meet in binary.
    if (ended && 1 - going >= q - 1e-9) return length;
  }
  return null;
}
