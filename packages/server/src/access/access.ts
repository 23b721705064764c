import type { Role } from '@ruche/schema';

/** What the bearer of a token may see. */
export interface Access {
  /** The site that the token was signed by. */
  readonly site: string;
  readonly role: Role;
  /** Groups that may be seen; `*` is all of them and the whole site. */
  readonly groups: '*' | ReadonlySet<string>;
  /** Metrics that may be asked for; absent is all. */
  readonly metrics?: ReadonlySet<string>;
  /** The member that the token was made for. */
  readonly member?: string;
  /** It was no token but a secret key: the name of the key. */
  readonly key?: string;
}

/** Whether the access covers a group; `undefined` is the whole site. */
export function covers(access: Access, group: string | undefined): boolean {
  if (access.groups === '*') return true;
  return group !== undefined && access.groups.has(group);
}
