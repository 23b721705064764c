import { createHash } from 'node:crypto';
import { limits } from '@ruche/schema';
import { isObject } from '../collector/json-object.js';
import type { Destination } from './destination.js';
import { readLines } from './read-lines.js';
import type { Line } from './read-lines.js';

/** Messages of one request: far below the limits, whatever the lines hold. */
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

/** A line that was not taken, and why. */
export interface RejectedLine {
  file: string;
  line: number;
  code: string;
  path: string;
  message: string;
}

/** What {@link importFile} takes. */
export interface ImportFileOptions {
  file: string;
  destination: Destination;
  /** Counts are added to these. */
  totals: ImportTotals;
  onRejected: (line: RejectedLine) => void;
  onBytes?: (bytes: number) => void;
}

interface Batch {
  messages: unknown[];
  lines: number[];
  bytes: number;
}

/**
 * Sends a file of messages, one JSON object a line. A broken line is told and does not stop the rest.
 * A line without `messageId` gets one of its content and place, so that importing the file again changes
 * nothing.
 */
export async function importFile(options: ImportFileOptions): Promise<void> {
  const { file, destination, totals, onRejected, onBytes } = options;
  const underWay = new Set<Promise<void>>();
  let batch: Batch = { messages: [], lines: [], bytes: 0 };

  const reject = (line: number, fault: Omit<RejectedLine, 'file' | 'line'>): void => {
    totals.rejected += 1;
    onRejected({ file, line, ...fault });
  };
  const deliver = async ({ messages, lines }: Batch): Promise<void> => {
    const { accepted, duplicate = 0, rejected } = await destination.send(messages);
    totals.accepted += accepted - duplicate;
    totals.duplicate += duplicate;
    for (const { index, code, path, message } of rejected) {
      reject(lines[index] ?? 0, { code, path, message });
    }
  };
  const flush = async (): Promise<void> => {
    if (batch.messages.length === 0) return;
    const sending = deliver(batch).finally(() => underWay.delete(sending));
    underWay.add(sending);
    // Told where it is awaited; here it only must not count as unhandled.
    sending.catch(() => undefined);
    batch = { messages: [], lines: [], bytes: 0 };
    if (underWay.size >= lanes) await Promise.race(underWay);
  };

  const read = readLines({ file, longest: limits.messageBytes, ...(onBytes ? { onBytes } : {}) });
  for await (const line of read) {
    if (line.text?.trim() === '') continue;
    const message = readMessage(line);
    if ('code' in message) {
      reject(line.number, message);
      continue;
    }
    const bytes = Buffer.byteLength(line.text ?? '') + 64;
    if (batch.bytes + bytes > batchBytes || batch.messages.length >= batchMessages) await flush();
    batch.messages.push(message.value);
    batch.lines.push(line.number);
    batch.bytes += bytes;
  }
  await flush();
  await Promise.all(underWay);
}

type Read = { value: unknown } | { code: string; path: string; message: string };

function readMessage({ number, text }: Line): Read {
  if (text === undefined) {
    const message = `is larger than ${limits.messageBytes} bytes`;
    return { code: 'message_too_large', path: '', message };
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isObject(value) || value['messageId']) return { value };
    const digest = createHash('sha256').update(`${number}\0${text}`).digest('base64url');
    return { value: { ...value, messageId: `import-${digest.slice(0, 22)}` } };
  } catch {
    return { code: 'malformed_body', path: '', message: 'is not JSON' };
  }
}
