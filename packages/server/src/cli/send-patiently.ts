import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@ruche/schema';
import { CommandFailed } from './command.js';

/** How often a request is tried where the collector is busy. */
export const tries = 8;
/** How often where it cannot be reached. */
const triesUnreached = 3;
const longestWaitMs = 30_000;

/** A running collector, and what it knows its owner by. */
export interface CollectorAddress {
  url: string;
  secretKey: string;
  /** @defaultValue the global one */
  fetch?: typeof globalThis.fetch;
}

/**
 * Sends JSON to a collector; where it is busy or away for a moment, again when it says, or after ever longer
 * waits.
 *
 * @throws CommandFailed with what the collector says against it, or why it cannot be reached
 */
export async function sendPatiently(
  { url, secretKey, fetch = globalThis.fetch }: CollectorAddress,
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` };
  const request = { method, headers, body: JSON.stringify(body) };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url + path, request).catch((error: Error) => error);
    if (response instanceof Error) {
      if (attempt >= triesUnreached) {
        throw new CommandFailed(`${url} cannot be reached: ${reasonOf(response)}`);
      }
    } else if (response.ok) {
      return response;
    } else if ((response.status !== 429 && response.status < 500) || attempt >= tries) {
      const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
      const { code = '', detail = '' } = problem;
      throw new CommandFailed(`${url} answered ${response.status} ${code}: ${detail}`);
    }
    await sleep(waitOf(response, attempt));
  }
}

function waitOf(response: Response | Error, attempt: number): number {
  const said = response instanceof Error ? 0 : Number(response.headers.get('retry-after')) * 1000;
  return Math.min(Math.max(said || 0, 250 * 2 ** attempt), longestWaitMs);
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
