import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTVerifyOptions, JWTVerifyResult } from 'jose';
import type { Site } from '../sites/site.js';
import { signingKeys } from './site-keys.js';

/**
 * Verifies that a site signed a token: HS256 and nothing else, under the key that the token's header
 * names (`kid`), or under any that is good where it names none.
 */
export async function verifySigned(
  token: string,
  site: Site,
  now: Date,
  options: JWTVerifyOptions = {},
): Promise<JWTVerifyResult> {
  const { kid } = decodeProtectedHeader(token);
  const keys = signingKeys(site, now).filter((key) => kid === undefined || key.kid === kid);
  let failure: unknown = new errors.JWSSignatureVerificationFailed();
  for (const { secret } of keys) {
    try {
      const pinned = { ...options, algorithms: ['HS256'], currentDate: now };
      return await jwtVerify(token, new TextEncoder().encode(secret), pinned);
    } catch (error) {
      failure = error;
      // Only another signature may be another key's.
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  throw failure;
}
