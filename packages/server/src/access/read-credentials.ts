/** What an `Authorization` header carries. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly value: string }
  | { readonly kind: 'basic'; readonly value: string }
  | undefined;

/** Reads an `Authorization` header: a Bearer value, or the user name of Basic. */
export function readCredentials(header: string | undefined): Credentials {
  const match = /^(bearer|basic)[ \t]+(\S+)[ \t]*$/i.exec(header ?? '');
  const [, scheme, value] = match ?? [];
  if (!scheme || !value) return undefined;
  if (scheme.toLowerCase() === 'bearer') return { kind: 'bearer', value };
  const user = Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0];
  return user ? { kind: 'basic', value: user } : undefined;
}
