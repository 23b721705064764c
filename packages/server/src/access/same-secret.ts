import { hash as hashOnce, timingSafeEqual } from 'node:crypto';
import { RecentMap } from '../collector/recent-map.js';

/** Digests of what was given or expected lately: the same few keys at every request. */
const digests = new RecentMap<string, Buffer>(100);

/** Compares two secrets in a time that tells nothing about where or whether they differ. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
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
  let known = digests.get(text);
  if (!known) {
    known = Buffer.from(hashSecret(text), 'hex');
    digests.set(text, known);
  }
  return known;
}
