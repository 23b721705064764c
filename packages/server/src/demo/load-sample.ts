import type { Message } from '@ruche/schema';
import { openCollectorDestination } from '../cli/destination.js';
import { sendPatiently } from '../cli/send-patiently.js';
import { sampleGroups } from './sample-groups.js';

/** Messages of one request, and how many requests are under way at a time. */
const batchSize = 500;
const lanes = 3;

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
  const { secretKey, timezone } = options;
  const collector = { url: options.collector, secretKey };
  await Promise.all(
    sampleGroups.map(({ id, name, modules }) =>
      sendPatiently(collector, 'PUT', `/v1/groups/${id}`, { name, modules, timezone }),
    ),
  );
  const destination = openCollectorDestination(collector);
  const batches = inBatches(options.messages);
  let accepted = 0;
  const lane = async (): Promise<void> => {
    for (const batch of batches) {
      const result = await destination.send(batch);
      if (result.rejected.length > 0) {
        throw new Error(`the collector refused ${JSON.stringify(result.rejected[0])}`);
      }
      accepted += result.accepted;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return accepted;
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
