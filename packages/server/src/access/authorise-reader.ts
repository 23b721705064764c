import { ProblemError } from '@ruche/schema';
import type { Sites } from '../sites/open-sites.js';
import type { Site } from '../sites/site.js';
import type { Access } from './access.js';
import { readCredentials } from './read-credentials.js';
import { secretKeyName } from './site-keys.js';
import { verifyToken } from './verify-token.js';

/** A reader of answers: with a token, or without one where metrics are public. */
export interface Reader {
  readonly site: Site;
  /** Absent for the public. */
  readonly access?: Access;
}

/** What {@link authoriseReader} takes. */
export interface AuthoriseReaderOptions {
  sites: Sites;
  authorization?: string | undefined;
  /** The site that a reader without token names. */
  site?: string | undefined;
  now: Date;
}

/**
 * Finds out who asks: the bearer of a token, the owner of the secret key (who may see all), or the
 * public of a site that declares metrics public.
 *
 * @throws ProblemError `missing_credentials`, `token_invalid` or `token_expired`.
 */
export async function authoriseReader(options: AuthoriseReaderOptions): Promise<Reader> {
  const { sites, authorization, site: name, now } = options;
  const header = readCredentials(authorization);
  if (header?.kind === 'bearer') {
    const owner = sites.bySecretKey(header.value);
    const key = owner && secretKeyName(owner, header.value, now);
    if (owner && key) {
      return { site: owner, access: { site: owner.id, role: 'admin', groups: '*', key } };
    }
    return verifyToken(header.value, sites, now);
  }
  const site = name === undefined ? undefined : sites.byId(name);
  if (site && site.publicMetrics.length > 0) return { site };
  throw missingToken();
}

/** The answer to whoever needs a token and brought none. */
export function missingToken(): ProblemError {
  return new ProblemError('missing_credentials', 'Send a token as "Authorization: Bearer …".');
}
