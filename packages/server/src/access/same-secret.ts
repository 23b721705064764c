import { hash as hashOnce, timingSafeEqual } from 'node:crypto';

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
  return digest(secret).toString('hex');
}

function digest(text: string): Buffer {
  return hashOnce('sha256', text, 'buffer');
}
