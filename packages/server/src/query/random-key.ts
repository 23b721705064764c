import { randomBytes } from 'node:crypto';

/** The id of a change that is no message, and so never a repetition. */
export function randomKey(): bigint {
  const bytes = randomBytes(16);
  return (bytes.readBigUInt64BE(0) << 64n) | bytes.readBigUInt64BE(8);
}
