import { hash, randomUUID } from 'node:crypto';

/** A 128-bit number and its bytes, from the lowest up. */
const halves = new BigUint64Array(2);
const bytes = new Uint8Array(halves.buffer);

/** The 128-bit id that a message is known by for good; one without `messageId` is always new. */
export function messageKey(site: string, messageId: string | null | undefined): bigint {
  // As text: a buffer for each digest would cost more than the digest.
  const digest = hash('sha256', `${site}\0${messageId || randomUUID()}`, 'binary');
  for (let at = 0; at < bytes.length; at += 1) bytes[bytes.length - 1 - at] = digest.charCodeAt(at);
  return (halves[1]! << 64n) | halves[0]!;
}
