import { ProblemError, reaches } from '@ruche/schema';
import type { FastifyRequest } from 'fastify';
import { covers } from '../access/access.js';
import type { Access } from '../access/access.js';
import { missingToken } from '../access/authorise-reader.js';
import type { Reader } from '../access/authorise-reader.js';
import type { Context } from './context.js';
import type { RateLimits } from './rate-limits.js';
import { readAccess } from './read-access.js';

/** A reader with a token or the secret key: what people set is never public. */
export type KnownReader = Reader & { readonly access: Access };

/** Finds out who reads or sets something. */
export async function settingsAccess(
  request: FastifyRequest,
  options: { context: Context; rates: RateLimits },
): Promise<KnownReader> {
  const { site, access } = await readAccess(request, options);
  if (!access) throw missingToken();
  return { site, access };
}

/** Whether something of a group, or of the whole site (`null`), may be read. */
export function mayRead({ access }: KnownReader, group: string | null): boolean {
  return covers(access, group ?? undefined);
}

/** Lets managers of a group, or of the whole site (`null`), through. */
export function mustManage(reader: KnownReader, group: string | null): void {
  if (!mayRead(reader, group) || !reaches(reader.access.role, 'manager')) throw outOfReach();
}

/** Lets through whoever reaches the group that a list is narrowed to. */
export function mustRead(reader: KnownReader, group: string | null): void {
  if (!mayRead(reader, group)) throw outOfReach();
}

/** The one answer to what may not be seen and to what does not exist. */
export function outOfReach(): ProblemError {
  return new ProblemError(
    'forbidden',
    'There is nothing of this name within the reach of this token.',
  );
}
