import type { Case, Json, JsonObject } from './case.js';
import type { CollectorClient } from './collector-client.js';
import { shuffle } from './shuffle.js';

/** Kept well under the 500 KB that a collector takes. */
const batchBytes = 300_000;
const batchMessages = 2_000;

/** Under which key which messages go out. */
const senders = [
  ['secret', 'messages'],
  ['write', 'pageMessages'],
] as const;

/** How the messages go out. */
export interface LoadOptions {
  /** Told apart from other runs. */
  run: string;
  /** Sends the messages of all cases in another order and some of them twice. */
  seed?: number | undefined;
}

/**
 * Puts groups and rosters, posts the messages of all cases together in a few batches, and waits until what was
 * acknowledged can be asked for. Returns what was wrong, by case.
 */
export async function loadCases(
  client: CollectorClient,
  cases: readonly Case[],
  { run, seed }: LoadOptions,
): Promise<Map<string, string>> {
  const faults = new Map<string, string>();
  for (const item of cases) {
    try {
      await putGroups(client, item);
    } catch (error) {
      faults.set(item.id, String(error));
    }
  }
  for (const [as, field] of senders) {
    const messages = cases.flatMap((item) => item[field] ?? []);
    const owner = new Map(
      cases.flatMap((item) => (item[field] ?? []).map((message) => [message, item.id] as const)),
    );
    for (const batch of batches(seed === undefined ? messages : shuffle(messages, seed))) {
      const answer = await client.must({ method: 'POST', path: '/v1/batch', as, body: { batch } });
      for (const { index, path, message } of rejections(answer)) {
        const refused = batch[index];
        const id = refused && owner.get(refused);
        if (id) faults.set(id, `a message was refused: ${path}: ${message}`);
      }
    }
  }
  // A store may show a part of what it takes at once before the rest: what comes after that tells of all.
  await settle(client, `${run}.first`);
  await settle(client, `${run}.last`);
  return faults;
}

async function putGroups(client: CollectorClient, item: Case): Promise<void> {
  const settings = { ...item.groups };
  if (item.timezone && !settings['#g']) {
    const own = Object.keys(settings).find((id) => id.endsWith('.g'));
    if (own) settings[own] = { timezone: item.timezone, ...settings[own] };
  }
  for (const [group, body] of Object.entries(settings)) {
    const path = `/v1/groups/${encodeURIComponent(group)}`;
    await client.must({ method: 'PUT', path, as: 'secret', body });
  }
  for (const { group, members } of item.rosters ?? []) {
    const path = `/v1/groups/${encodeURIComponent(group)}/members`;
    await client.must({ method: 'PUT', path, as: 'secret', body: { members } });
  }
}

function* batches(messages: readonly JsonObject[]): Generator<JsonObject[]> {
  let batch: JsonObject[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(JSON.stringify(message)) + 1;
    if (batch.length > 0 && (bytes + size > batchBytes || batch.length >= batchMessages)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(message);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** A last message of its own: when it can be counted, so can all that was acknowledged before it. */
async function settle(client: CollectorClient, run: string): Promise<void> {
  const group = `${run}.settled`;
  // Recent enough for a site that keeps little.
  const [to, from] = [0, 1].map((days) => dateBefore(days));
  const message = {
    type: 'track',
    event: 'Post Created',
    messageId: group,
    userId: group,
    timestamp: `${from}T12:00:00Z`,
    properties: { post_id: group },
    context: { groupId: group },
  };
  await client.must({
    method: 'POST',
    path: '/v1/batch',
    as: 'secret',
    body: { batch: [message] },
  });
  const question = {
    metric: 'posts',
    group,
    ...{ from: from!, to: to! },
    timezone: 'UTC',
  };
  for (let waited = 0; waited < 30_000; waited += 100) {
    const body = { queries: [question] };
    const { body: answer } = await client.call({ method: 'POST', path: '/v1/query', as: {}, body });
    if (valueOf(answer) === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('What the collector acknowledged could not be asked for after 30 seconds.');
}

function dateBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function valueOf(answer: Json): Json | undefined {
  return (answer as { answers?: { value?: Json }[] } | null)?.answers?.[0]?.value;
}

function rejections(answer: Json): { index: number; path: string; message: string }[] {
  return (
    (answer as { rejected?: { index: number; path: string; message: string }[] }).rejected ?? []
  );
}
