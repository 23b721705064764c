import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import type { Json, JsonObject } from './case.js';

/** The collector under test. */
export interface Target {
  /** Its address: http://127.0.0.1:8787 */
  url: string;
  /** The site's secret key. */
  secretKey: string;
  /** The site's write key, where it is known. */
  writeKey?: string | undefined;
  /** The site, as tokens name it. */
  site: string;
}

/** What came back. */
export interface Reply {
  status: number;
  headers: { [name: string]: string };
  body: Json;
}

/** What to send. */
export interface Call {
  method: string;
  path: string;
  as?: 'secret' | 'write' | { [claim: string]: Json } | undefined;
  headers?: { [name: string]: string } | undefined;
  /** A text is sent as it is, anything else as JSON. */
  body?: Json | undefined;
}

/** Whoever asks without saying more is a manager of the whole site. */
const reader: JsonObject = { groups: '*', role: 'manager' };

/** Speaks to a collector over HTTP, as any site would. */
export class CollectorClient {
  readonly #tokens = new Map<string, Promise<string>>();
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  /** One call; a collector that says that it cannot now (503) is asked again, as the contract has it. */
  async call(call: Call): Promise<Reply> {
    for (let attempt = 0; ; attempt += 1) {
      const reply = await this.#once(call);
      if (reply.status !== 503 || attempt === 20) return reply;
      await sleep(1000 * Math.min(5, Number(reply.headers['retry-after'] ?? 1)));
    }
  }

  async #once({ method, path, as, headers = {}, body }: Call): Promise<Reply> {
    const authorization = await this.#credential(as);
    const response = await fetch(new URL(path, this.#target.url), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(authorization === undefined ? {} : { authorization }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: parse(text),
    };
  }

  /** As {@link call}, for what must succeed before a case can be judged. */
  async must(call: Call): Promise<Json> {
    const reply = await this.call(call);
    if (reply.status >= 300) {
      const { method, path } = call;
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    return reply.body;
  }

  async #credential(as: Call['as']): Promise<string | undefined> {
    if (as === undefined) return undefined;
    const { secretKey, writeKey = '' } = this.#target;
    if (as === 'write') return `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
    return `Bearer ${as === 'secret' ? secretKey : await this.#token(as)}`;
  }

  #token(claims: { [claim: string]: Json }): Promise<string> {
    const merged = { iss: this.#target.site, ...reader, ...claims };
    const key = JSON.stringify(merged);
    const known = this.#tokens.get(key);
    if (known) return known;
    const { expires, ...payload } = merged as JsonObject & { expires?: number };
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(now - 60)
      .setExpirationTime(now + (expires ?? 1800))
      .sign(new TextEncoder().encode(this.#target.secretKey));
    this.#tokens.set(key, token);
    return token;
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
