import { createHmac } from 'node:crypto';
import { sameSecret } from '../access/same-secret.js';

/** The products whose webhooks are taken in. */
export const hookSources = ['discourse'] as const;

/** See {@link hookSources}. */
export type HookSource = (typeof hookSources)[number];

/**
 * The secret that a product signs its webhooks with. It is made from the site's secret key, so there is
 * nothing more to keep; it opens nothing else, and changes when the key is changed.
 */
export function hookSecret(secretKey: string, source: HookSource): string {
  const made = createHmac('sha256', secretKey).update(`ruche webhook from ${source}`).digest();
  return `whs_${made.toString('base64url')}`;
}

/** Whether a body was signed, as `sha256=…` in hexadecimal, with the secret made from a key. */
export function isSigned(
  body: Buffer,
  signature: string,
  options: { secretKey: string; source: HookSource },
): boolean {
  const secret = hookSecret(options.secretKey, options.source);
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  return sameSecret(signature, `sha256=${expected}`);
}
