import { ProblemError, limits, tokenClaimsSchema } from '@ruche/schema';
import { decodeJwt, errors } from 'jose';
import type { JWTPayload } from 'jose';
import type { Sites } from '../sites/open-sites.js';
import type { Site } from '../sites/site.js';
import type { Access } from './access.js';
import { verifySigned } from './verify-signed.js';

/** Clocks of host and collector may differ by this much where a token's length is judged. */
const slackSeconds = 60;

/**
 * Checks a token of the query API and says what its bearer may see. The algorithm is pinned, and the
 * site is the one that the token names and that signed it.
 *
 * @throws ProblemError `token_expired` for one that was good, `token_invalid` for any other.
 */
export async function verifyToken(
  token: string,
  sites: Sites,
  now: Date,
): Promise<{ site: Site; access: Access }> {
  const site = siteOf(token, sites);
  const payload = await verify(token, site, now);
  const checked = tokenClaimsSchema.safeParse(payload);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.join('.') ?? '';
    throw invalid(`The token lacks a valid "${field}".`);
  }
  const claims = checked.data;
  if (claims.exp > now.getTime() / 1000 + limits.tokenSeconds + slackSeconds) {
    throw invalid('The token is good for more than 24 hours.');
  }
  const access: Access = {
    site: site.id,
    role: claims.role,
    groups: claims.groups === '*' || claims.groups.includes('*') ? '*' : new Set(claims.groups),
    ...(claims.metrics ? { metrics: new Set(claims.metrics) } : {}),
    ...(claims.sub === undefined ? {} : { member: claims.sub }),
  };
  return { site, access };
}

function siteOf(token: string, sites: Sites): Site {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(token).iss;
  } catch {
    throw invalid('The token is not a JWT.');
  }
  const site = issuer === undefined ? undefined : sites.byId(issuer);
  if (!site) throw invalid('The token is not signed by this site.');
  return site;
}

async function verify(token: string, site: Site, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await verifySigned(token, site, now, { issuer: site.id });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new ProblemError('token_expired', 'The token has run out: ask for a new one.');
    }
    throw invalid('The token is not signed by this site.');
  }
}

function invalid(detail: string): ProblemError {
  return new ProblemError('token_invalid', detail);
}
