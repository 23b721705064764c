import { limits } from '@ruche/schema';
import type { Role } from '@ruche/schema';
import { SignJWT } from 'jose';
import { kidOf } from './site-keys.js';

/** What a token is made of. */
export interface TokenOptions {
  /** The site that signs. */
  site: string;
  /** The site's secret key. */
  secretKey: string;
  /** The groups that may be seen; `*` for all and the whole site. */
  groups: '*' | string[];
  /** @defaultValue 'viewer' */
  role?: Role;
  /** Metrics that may be asked for; all when left out. */
  metrics?: string[];
  /** The member that the token is for. */
  member?: string;
  /** How long it is good for, at most 24 hours. @defaultValue 900 */
  ttlSeconds?: number;
  /** The time of signing. @defaultValue now */
  now?: Date;
}

/**
 * Signs a token for the query API: what a host's server gives to the page that embeds widgets.
 *
 * @example
 * const token = await signToken({ site: 'default', secretKey, groups: ['design'], role: 'manager' });
 */
export async function signToken(options: TokenOptions): Promise<string> {
  const { site, secretKey, groups, role = 'viewer', metrics, member } = options;
  const { ttlSeconds = 900, now = new Date() } = options;
  if (!(ttlSeconds > 0 && ttlSeconds <= limits.tokenSeconds)) {
    throw new RangeError('A token lives for more than 0 seconds and for 24 hours at most');
  }
  const issued = Math.floor(now.getTime() / 1000);
  const jwt = new SignJWT({ groups, role, ...(metrics ? { metrics } : {}) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: kidOf(secretKey) })
    .setIssuer(site)
    .setIssuedAt(issued)
    .setExpirationTime(issued + Math.ceil(ttlSeconds));
  if (member !== undefined) jwt.setSubject(member);
  return jwt.sign(new TextEncoder().encode(secretKey));
}
