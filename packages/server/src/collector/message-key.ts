import { hash, randomUUID } from 'node:crypto';

/** The 128-bit id that a message is known by for good; one without `messageId` is always new. */
export function messageKey(site: string, messageId: string | null | undefined): bigint {
  const digest = hash('sha256', `${site}\0${messageId || randomUUID()}`, 'buffer');
  return (digest.readBigUInt64BE(0) << 64n) | digest.readBigUInt64BE(8);
}
