import type { BenchTable } from './bench-table.js';
import { trackerSizes } from './tracker-sizes.js';

/** What the tracker costs a page, beside its peers. */
export async function bench(): Promise<BenchTable[]> {
  return [await benchSizes()];
}

/** Bytes that a page downloads to start and to track one event. */
async function benchSizes(): Promise<BenchTable> {
  const sizes = await trackerSizes();
  const own = sizes.find(({ name }) => name === 'ruche.js, complete')?.brotli ?? NaN;
  return {
    title: 'Size of the script, bytes',
    columns: ['', 'minified', 'gzip', 'brotli', 'of ruche.js'],
    rows: sizes.map(({ name, min, gzip, brotli }) => [
      name,
      min.toLocaleString('en'),
      gzip.toLocaleString('en'),
      brotli.toLocaleString('en'),
      (brotli / own).toFixed(2),
    ]),
  };
}
