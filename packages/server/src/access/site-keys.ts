import { createHash } from 'node:crypto';
import { isGood } from '../sites/keyring.js';
import type { Site } from '../sites/site.js';
import { sameHash, sameSecret } from './same-secret.js';

/** A secret that tokens may be signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly secret: string;
}

/** The name of a signing key in the header of its tokens: it tells nothing of the key. */
export function kidOf(secretKey: string): string {
  return createHash('sha256').update(`kid\0${secretKey}`).digest('base64url').slice(0, 12);
}

/** The secrets whose tokens are good: the present one, and those it has replaced not long ago. */
export function signingKeys({ secretKey, keyring }: Site, now: Date): SigningKey[] {
  const former = (keyring?.formerSecretKeys ?? []).filter((one) => isGood(one, now));
  return [secretKey, ...former.map(({ key }) => key)].map((secret) => ({
    kid: kidOf(secret),
    secret,
  }));
}

/** Whether a key writes to a site. */
export function isWriteKey({ writeKey, keyring }: Site, given: string, now: Date): boolean {
  const former = (keyring?.formerWriteKeys ?? []).filter((one) => isGood(one, now));
  // Every one is looked at, so that the time does not tell which.
  return [writeKey, ...former.map(({ key }) => key)]
    .map((key) => sameSecret(given, key))
    .includes(true);
}

/** The name of the secret key that was given: `main`, `former`, or a further one’s id. */
export function secretKeyName(site: Site, given: string, now: Date): string | undefined {
  const { secretKey, keyring } = site;
  const names: [string, boolean][] = [
    ['main', sameSecret(given, secretKey)],
    ...(keyring?.formerSecretKeys ?? []).map((one): [string, boolean] => [
      'former',
      isGood(one, now) && sameSecret(given, one.key),
    ]),
    ...(keyring?.furtherKeys ?? []).map((one): [string, boolean] => [
      one.id,
      isGood(one, now) && sameHash(given, one.hash),
    ]),
  ];
  return names.find(([, isSame]) => isSame)?.[0];
}
