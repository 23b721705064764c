import { hash, randomUUID } from 'node:crypto';

/** The 128-bit id that a message is known by for good; one without `messageId` is always new. */
export function messageKey(site: string, messageId: string | null | undefined): bigint {
  // As text: a buffer for each digest would cost more than the digest.
  const digest = hash('sha256', `${site}\0${messageId || randomUUID()}`, 'hex');
  return BigInt(`0x${digest.slice(0, 32)}`);
}
