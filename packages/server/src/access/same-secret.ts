import { hash as hashOnce, timingSafeEqual } from 'node:crypto';
import { RecentMap } from '../collector/recent-map.js';

/** Digests of what was expected lately: the same few keys at every request. */
const expectedDigests = new RecentMap<string, Buffer>(100);

/** Compares two secrets in a time that tells nothing about where or whether they differ. */
export function sameSecret(given: string, expected: string): boolean {
  let known = expectedDigests.get(expected);
  if (!known) {
    known = digest(expected);
    expectedDigests.set(expected, known);
  }
  return timingSafeEqual(digest(given), known);
}

/** Compares a secret with the hash of one, in the same way. */
export function sameHash(given: string, hash: string): boolean {
  return timingSafeEqual(digest(given), Buffer.from(hash, 'hex'));
}

/** What is kept of a secret that is never needed again as it is. */
export function hashSecret(secret: string): string {
  return hashOnce('sha256', secret, 'hex');
}

function digest(text: string): Buffer {
  // By way of text, which costs less than a buffer of its own.
  return Buffer.from(hashOnce('sha256', text, 'hex'), 'hex');
}
