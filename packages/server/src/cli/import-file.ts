import { createHash } from 'node:crypto';
import { limits } from '@ruche/schema';
import { isObject } from '../collector/json-object.js';
import { createBatchSender } from '../import/send-batches.js';
import type { BatchSenderOptions } from '../import/send-batches.js';
import { readLines } from './read-lines.js';
import type { Line } from './read-lines.js';

/** What {@link importFile} takes. */
export interface ImportFileOptions extends BatchSenderOptions {
  file: string;
  onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Sends a file of messages, one JSON object a line. A broken line is told and does not stop the rest.
 * A line without `messageId` gets one of its content and place, so that importing the file again changes
 * nothing.
 */
export async function importFile(options: ImportFileOptions): Promise<void> {
  const { file, onBytes } = options;
  const sender = createBatchSender(options);
  const read = readLines({
    source: file,
    longest: limits.messageBytes,
    ...(onBytes ? { onBytes } : {}),
  });
  for await (const line of read) {
    const { number: place, text = '' } = line;
    if (line.text?.trim() === '') continue;
    const message = readMessage(line);
    if ('code' in message) sender.reject({ place, ...message });
    else await sender.add(message.value, { place, bytes: Buffer.byteLength(text) + 64 });
  }
  await sender.end();
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
    return { value: { ...value, messageId: lineId(number, text) } };
  } catch {
    return { code: 'malformed_body', path: '', message: 'is not JSON' };
  }
}

/** The id of a line that has none: the same whenever the file is imported. */
export function lineId(number: number, text: string): string {
  const digest = createHash('sha256').update(`${number}\0${text}`).digest('base64url');
  return `import-${digest.slice(0, 22)}`;
}
