import type { BenchTable } from './bench-table.js';
import { startCollector } from './collector-process.js';
import { sendLoad } from './http-load.js';

const restarts = 5;

/** How soon a collector listens again on a history, ended tidily or killed. */
export async function benchRestart(dir: string, events: number): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const times: number[] = [];
    let collector = await startCollector(dir);
    for (let round = 0; round < restarts; round++) {
      const prefix = `${signal}${round}`;
      const { url, secretKey } = collector;
      await sendLoad({ url, secretKey, requests: 200, connections: 8, prefix });
      await collector.stop(signal);
      collector = await startCollector(dir);
      times.push(collector.startedIn);
    }
    await collector.stop();
    times.sort((a, b) => a - b);
    const [middle, most] = [times[Math.floor(restarts / 2)] ?? 0, times.at(-1) ?? 0];
    rows.push([`after ${signal}`, middle.toFixed(0), most.toFixed(0)]);
  }
  return {
    title: `From the start of the process until it listens, ${events.toLocaleString('en')} events`,
    columns: ['', 'median ms', 'longest ms'],
    rows,
  };
}
