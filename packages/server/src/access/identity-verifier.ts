import { LRUCache } from 'lru-cache';
import type { Site } from '../sites/site.js';
import { signingKeys } from './site-keys.js';
import { verifySigned } from './verify-signed.js';

interface Proof {
  readonly subject: string;
  readonly expires: number;
}

/** Says whether a page's `context.identity` proves that its sender is the user it names. */
export interface IdentityVerifier {
  verify(site: Site, token: string, userId: string, now: Date): Promise<boolean>;
}

/**
 * Makes an {@link IdentityVerifier}: the token is a JWT (HS256) of the site whose `sub` is the user id.
 * One page sends the same token with each message, so what was checked is kept.
 */
export function createIdentityVerifier(): IdentityVerifier {
  const proofs = new LRUCache<string, Proof | false>({ max: 20_000 });

  const check = async (site: Site, token: string, now: Date): Promise<Proof | false> => {
    try {
      const { payload } = await verifySigned(token, site, now);
      const { iss = site.id, sub, exp = Number.POSITIVE_INFINITY } = payload;
      return sub !== undefined && iss === site.id ? { subject: sub, expires: exp } : false;
    } catch {
      return false;
    }
  };

  return {
    async verify(site, token, userId, now) {
      const kids = signingKeys(site, now).map(({ kid }) => kid);
      const key = `${site.id} ${kids.join(' ')} ${token}`;
      let proof = proofs.get(key);
      if (proof === undefined) {
        proof = await check(site, token, now);
        proofs.set(key, proof);
      }
      return proof !== false && proof.subject === userId && proof.expires * 1000 > now.getTime();
    },
  };
}
