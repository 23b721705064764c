import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How many pixels of two pictures differ; pictures of different sizes differ everywhere. */
export function differentPixels(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
}
