import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { SampleBatches, batchSize } from './sample-batch.js';

/** A load on a collector. */
export interface LoadOptions {
  url: string;
  secretKey: string;
  /** Requests to send. */
  requests: number;
  /** Each has one request on its way. @defaultValue 64 */
  connections?: number;
  /** Begins every message id, so that no two loads share one. */
  prefix: string;
}

/** How a load went. */
export interface LoadResult {
  events: number;
  seconds: number;
  p50: number;
  p99: number;
}

/**
 * Sends batches over kept-alive connections, every message with an id of its own, the next when the last
 * was acknowledged. It writes bytes itself: on a machine of two cores the sender's share counts too.
 *
 * @throws when an answer is not a 200 that accepts the whole batch
 */
export async function sendLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, secretKey, requests, connections = 64, prefix } = options;
  const { hostname, port } = new URL(url);
  const batches = new SampleBatches(prefix, new Date());
  const head = Buffer.from(
    `POST /v1/batch HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${secretKey}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${batches.bytes}\r\n\r\n`,
  );
  const times: number[] = [];
  let left = requests;

  const work = async () => {
    const socket = connect(Number(port), hostname);
    const answers = answersOf(socket);
    const request = Buffer.concat([head, Buffer.alloc(batches.bytes)]);
    while (left > 0) {
      left -= 1;
      batches.next(request, head.length);
      const start = performance.now();
      socket.write(request);
      const { value: answer } = await answers.next();
      times.push(performance.now() - start);
      const taken = `"accepted":${batchSize},"duplicate":0`;
      if (!answer?.startsWith('HTTP/1.1 200') || !answer.includes(taken)) {
        throw new Error(`The collector answered: ${answer}`);
      }
    }
    socket.destroy();
  };

  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { events: requests * batchSize, seconds, p50: at(0.5), p99: at(0.99) };
}

/** The whole answers that come in on a connection. */
async function* answersOf(socket: Socket): AsyncGenerator<string, undefined> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    const head = text.indexOf('\r\n\r\n');
    if (head < 0) continue;
    const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
    if (text.length < head + 4 + length) continue;
    yield text;
    text = '';
  }
  return undefined;
}
