import { signToken } from '../../packages/server/src/access/sign-token.js';
import type { TokenOptions } from '../../packages/server/src/access/sign-token.js';
import type { TestServer } from './start-test-server.js';

/** What came of a request. */
export interface Called {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly headers: Headers;
}

/** Sends one request to a collector, as JSON. */
export async function callServer(
  server: TestServer,
  method: string,
  path: string,
  options: { bearer?: string; body?: unknown } = {},
): Promise<Called> {
  const { bearer, body } = options;
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let read: Record<string, unknown> = {};
  if (response.headers.get('content-type')?.includes('json')) {
    read = JSON.parse(text) as Record<string, unknown>;
  }
  return { status: response.status, body: read, text, headers: response.headers };
}

/** A token of the collector's site; every group unless said otherwise. */
export function tokenOf({ keys }: TestServer, claims: Partial<TokenOptions> = {}): Promise<string> {
  return signToken({ site: keys.site, secretKey: keys.secretKey, groups: '*', ...claims });
}
