import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@ruche/schema';
import { sampleGroups } from './sample-groups.js';

/** Messages of one request, and how many requests are under way at a time. */
const batchSize = 500;
const lanes = 3;
/** How often a busy collector is tried. */
const mostTries = 12;

/** What {@link loadSample} takes. */
export interface LoadSampleOptions {
  /** Where the collector answers. */
  collector: string;
  /** The secret key: history may only be written by the site's owner. */
  secretKey: string;
  messages: Iterable<Message>;
  /** The zone of the groups. */
  timezone: string;
}

/**
 * Sends the sample to a running collector, as any back end would: groups by `PUT`, messages in batches.
 * Every message has its id, so that sending twice changes nothing. A collector that is too busy is asked
 * again when it says.
 *
 * @returns how many messages the collector has acknowledged
 */
export async function loadSample(options: LoadSampleOptions): Promise<number> {
  const { timezone } = options;
  await Promise.all(
    sampleGroups.map(({ id, name, modules }) =>
      send(options, 'PUT', `/v1/groups/${id}`, { name, modules, timezone }),
    ),
  );
  const batches = inBatches(options.messages);
  let accepted = 0;
  const lane = async (): Promise<void> => {
    for (const batch of batches) {
      const result = await send(options, 'POST', '/v1/batch', { batch });
      if (result.rejected && result.rejected.length > 0) {
        throw new Error(`the collector refused ${JSON.stringify(result.rejected[0])}`);
      }
      accepted += result.accepted ?? 0;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return accepted;
}

interface Result {
  accepted?: number;
  rejected?: unknown[];
}

async function send(
  { collector, secretKey }: LoadSampleOptions,
  method: string,
  path: string,
  body: object,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(collector + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) return text === '' ? {} : (JSON.parse(text) as Result);
    const seconds = Number(response.headers.get('retry-after'));
    if (!seconds || tries === mostTries) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    await pause(seconds * 1000);
  }
}

function* inBatches(messages: Iterable<Message>): Generator<Message[]> {
  let batch: Message[] = [];
  for (const message of messages) {
    batch.push(message);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
