import type { Problem } from '@ruche/schema';
import { signToken } from '../access/sign-token.js';
import { CommandFailed } from './command.js';
import { findSecret } from './find-secret.js';

/** Asks a running collector with a token of everything, made for this one question. */
export async function askApi(
  url: string,
  path: string,
  options: { data: string; key?: string },
  method = 'GET',
): Promise<Response> {
  const { site, secretKey } = findSecret(options);
  const token = await signToken({ site, secretKey, groups: '*', role: 'admin', ttlSeconds: 60 });
  let response: Response;
  try {
    const headers = { authorization: `Bearer ${token}` };
    response = await fetch(`${url}${path}`, { method, headers });
  } catch (error) {
    const { cause, message } = error as Error;
    throw new CommandFailed(
      `${url} cannot be reached: ${cause instanceof Error ? cause.message : message}`,
    );
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw failureOf(problem, `${url} answered ${response.status}`);
}

/** What a command says of a problem. */
export function failureOf(
  problem: {
    code?: string | undefined;
    detail?: string | undefined;
    known?: readonly string[] | undefined;
  },
  otherwise = '',
): CommandFailed {
  const { code, detail = '', known = [] } = problem;
  if (code === undefined) return new CommandFailed(otherwise);
  const choice = known.length > 0 ? ` Known: ${known.join(', ')}` : '';
  return new CommandFailed(`${code}: ${detail}${choice}`);
}
