import { ProblemError } from '@ruche/schema';
import type { Sites } from '../sites/open-sites.js';
import type { Site } from '../sites/site.js';
import { originAllowed } from './origin-allowed.js';
import { readCredentials } from './read-credentials.js';

/** A sender of messages that was let in. */
export interface Sender {
  readonly site: Site;
  /** It holds the secret key. */
  readonly trusted: boolean;
}

/** What {@link authoriseSender} takes. */
export interface AuthoriseSenderOptions {
  sites: Sites;
  /** The `Authorization` header: Bearer with the secret key, or Basic with either key as user name. */
  authorization?: string | undefined;
  /** The write key of the body. */
  writeKey?: string | undefined;
  /** The `Origin` header. */
  origin?: string | undefined;
}

/**
 * Finds out who sends. A write key is public, so it goes with a list of origins; the secret key is only
 * taken from a header, where no page would put it.
 *
 * @throws ProblemError `missing_credentials`, `unknown_key` or `origin_not_allowed`.
 */
export function authoriseSender(options: AuthoriseSenderOptions): Sender {
  const { sites, authorization, writeKey, origin } = options;
  const header = readCredentials(authorization);
  if (header) {
    const owner = sites.bySecretKey(header.value);
    if (owner) return { site: owner, trusted: true };
    if (header.kind === 'bearer') throw unknownKey();
  }
  const key = header?.value ?? writeKey;
  if (!key) {
    throw new ProblemError(
      'missing_credentials',
      'Send the write key as "writeKey" of the body or as Basic user name, or a secret key as Bearer.',
    );
  }
  const site = sites.byWriteKey(key);
  if (!site) throw unknownKey();
  if (origin !== undefined && !originAllowed(origin, site.origins)) {
    throw new ProblemError('origin_not_allowed', 'The site does not list this origin.');
  }
  return { site, trusted: false };
}

function unknownKey(): ProblemError {
  return new ProblemError('unknown_key', 'The key is not one of this collector’s.');
}
