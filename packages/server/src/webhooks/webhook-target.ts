import { randomBytes } from 'node:crypto';
import { ProblemError } from '@ruche/schema';
import type { Webhook, WebhookSettings } from '@ruche/schema';
import type { Access } from '../access/access.js';
import { originAllowed } from '../access/origin-allowed.js';
import type { Site } from '../sites/site.js';

/** A webhook as it is kept. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/**
 * Reads where to post to. The collector stands where outsiders do not, so only an admin may send it to an
 * origin that the site does not list.
 *
 * @throws ProblemError `invalid_field` with the path.
 */
export function readTarget(options: {
  settings: WebhookSettings;
  before: WebhookTarget | undefined;
  site: Site;
  access: Access;
}): { target: WebhookTarget; isNew: boolean } {
  const { settings, before, site, access } = options;
  const { url } = settings;
  const { origin, username, password } = new URL(url);
  if (username || password) {
    throw new ProblemError('invalid_field', 'A webhook’s address holds no credentials.', {
      path: 'webhook.url',
    });
  }
  const known = before?.url === url;
  if (access.role !== 'admin' && !known && !originAllowed(origin, site.webhookOrigins)) {
    throw new ProblemError('invalid_field', `The site posts to no webhook of ${origin}.`, {
      path: 'webhook.url',
      known: site.webhookOrigins,
    });
  }
  if (settings.secret !== undefined) {
    return { target: { url, secret: settings.secret }, isNew: false };
  }
  if (known && before) return { target: before, isNew: false };
  return { target: { url, secret: `whsec_${randomBytes(24).toString('base64url')}` }, isNew: true };
}

/** A webhook as it is shown: with its secret only when that has just been made. */
export function showTarget(target: WebhookTarget, isNew = false): Webhook {
  return { url: target.url, ...(isNew ? { secret: target.secret } : {}) };
}
