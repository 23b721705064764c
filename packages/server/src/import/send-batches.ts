import type { Destination } from '../cli/destination.js';

/** Messages of one request: far below the limits, whatever they hold. */
const batchMessages = 1000;
const batchBytes = 400_000;
/** Requests under way at a time. */
const lanes = 2;

/** What an import did. */
export interface ImportTotals {
  accepted: number;
  rejected: number;
  duplicate: number;
}

/** Why a message was not taken. */
export interface RejectedMessage {
  /** Its place in what was read, from 1. */
  place: number;
  code: string;
  path: string;
  message: string;
}

/** What {@link createBatchSender} takes. */
export interface BatchSenderOptions {
  destination: Destination;
  /** Counts are added to these. */
  totals: ImportTotals;
  onRejected: (rejected: RejectedMessage) => void;
}

/** Gathers messages into requests. */
export interface BatchSender {
  /** Takes a message; waits while enough requests are under way. `bytes` is about its size. */
  add(message: unknown, options: { place: number; bytes: number }): Promise<void>;
  /** Counts a message that was not even sent. */
  reject(rejected: RejectedMessage): void;
  /** Sends what is left, and waits for all answers. */
  end(): Promise<void>;
}

/** Makes a {@link BatchSender}: no more is in memory than the requests under way. */
export function createBatchSender(options: BatchSenderOptions): BatchSender {
  const { destination, totals, onRejected } = options;
  const underWay = new Set<Promise<void>>();
  let messages: unknown[] = [];
  let places: number[] = [];
  let size = 0;

  const reject = (rejected: RejectedMessage): void => {
    totals.rejected += 1;
    onRejected(rejected);
  };
  const deliver = async (batch: unknown[], placesOf: number[]): Promise<void> => {
    const { accepted, duplicate = 0, rejected } = await destination.send(batch);
    totals.accepted += accepted - duplicate;
    totals.duplicate += duplicate;
    for (const { index, code, path, message } of rejected) {
      reject({ place: placesOf[index] ?? 0, code, path, message });
    }
  };
  const flush = async (): Promise<void> => {
    if (messages.length === 0) return;
    const sending = deliver(messages, places).finally(() => underWay.delete(sending));
    underWay.add(sending);
    // Told where it is awaited; here it only must not count as unhandled.
    sending.catch(() => undefined);
    [messages, places, size] = [[], [], 0];
    if (underWay.size >= lanes) await Promise.race(underWay);
  };

  return {
    async add(message, { place, bytes }) {
      if (size + bytes > batchBytes || messages.length >= batchMessages) await flush();
      messages.push(message);
      places.push(place);
      size += bytes;
    },
    reject,
    async end() {
      await flush();
      await Promise.all(underWay);
    },
  };
}
