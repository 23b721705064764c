/** How long something took, over several rounds, in ms. */
export interface Latency {
  p50: number;
  p95: number;
}

/** Runs a few rounds to warm up, then measures. */
export async function measure(rounds: number, work: () => Promise<unknown>): Promise<Latency> {
  for (let round = 0; round < 3; round++) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(work));
  return latencyOf(times);
}

/** Slow things are measured fewer times: no longer than so many ms, but three times at least. */
const patience = 15_000;

/** Measures something that was done before, each time after something else. */
export async function timesOf(
  rounds: number,
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Latency> {
  const times: number[] = [];
  const end = performance.now() + patience;
  while (times.length < rounds && (times.length < 3 || performance.now() < end)) {
    await before();
    times.push(await timed(work));
  }
  return latencyOf(times);
}

/** Measures two things in turns, so that what else the machine does hits both alike. */
export async function measureBoth(
  rounds: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<[Latency, Latency]> {
  const times: [number[], number[]] = [[], []];
  const end = performance.now() + patience;
  for (let round = -2; round < rounds && (round < 3 || performance.now() < end); round++) {
    await before();
    const pair = [await timed(one), await timed(other)] as const;
    if (round < 0) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  return [latencyOf(times[0]), latencyOf(times[1])];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function latencyOf(times: number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
