import type { Fault, Seen } from './fault-proxy.js';

/** A message as it was sent. */
export interface SentMessage {
  type: string;
  event?: string;
  messageId: string;
  timestamp: string;
  userId?: string;
  anonymousId: string;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
  context: {
    groupId?: string | string[];
    page: { path: string };
    device: { type: string };
    sessionId: string;
    seq: number;
  };
}

/** One request that came in, with what was in it. */
export interface SentBatch extends Seen {
  batch: SentMessage[];
  writeKey: string;
  sentAt: string;
  context: { identity?: string };
}

/** A row of the store. */
export interface StoredAct {
  event: string;
  object: string;
  grp: string;
  device: string;
  known: number;
  verified: number;
  copies: string;
}

/** The real collector, for a browser test, by a way of its own that can be made to fail. */
export interface TestCollector {
  url: string;
  writeKey: string;
  secretKey: string;
  site: string;
  fail(fault?: Fault): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  /** The requests so far. */
  requests(): Promise<SentBatch[]>;
  /** The messages in them. */
  sent(): Promise<SentMessage[]>;
  /** The acts in the store whose object begins with a mark. */
  stored(mark: string): Promise<StoredAct[]>;
}

/** Opens a way to the collector of this test run. */
export async function openCollector(): Promise<TestCollector> {
  const opened = await ask<
    Pick<TestCollector, 'url' | 'writeKey' | 'secretKey' | 'site'> & { id: number }
  >('open');
  const { id, ...rest } = opened;
  const requests = async () =>
    (await ask<Seen[]>('seen', { id })).map(
      (seen) => ({ ...seen, ...read(seen.text) }) as SentBatch,
    );
  return {
    ...rest,
    fail: (fault) => ask('fail', { id, fault }),
    down: () => ask('down', { id }),
    up: () => ask('up', { id }),
    requests,
    sent: async () => (await requests()).flatMap(({ batch }) => batch ?? []),
    stored: (mark) => ask('stored', { mark }),
  };
}

async function ask<T>(route: string, query: object = {}): Promise<T> {
  const response = await fetch(
    `/__collector/${route}?q=${encodeURIComponent(JSON.stringify(query))}`,
  );
  if (!response.ok) throw new Error(`${route}: ${await response.text()}`);
  return response.json() as Promise<T>;
}

function read(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
