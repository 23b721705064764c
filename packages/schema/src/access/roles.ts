/** What a reader may be, least first. This module has no zod in it, so that browsers can import it. */
export const roles = ['viewer', 'member', 'manager', 'admin'] as const;

/** See {@link roles}. */
export type Role = (typeof roles)[number];

/** Whether a role reaches as far as the one that is asked for. */
export function reaches(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
