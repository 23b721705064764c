import { msg } from '../words/msg.js';

/** The name of a member, or what stands for it. */
export function nameOf(name: string | null): string {
  return name ?? msg('A member', { id: 'a-member' });
}
