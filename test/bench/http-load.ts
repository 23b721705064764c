import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SampleBatches, batchSize } from './sample-batch.js';

/** A load on a collector. */
export interface LoadOptions {
  url: string;
  secretKey: string;
  /** Requests to send. */
  requests: number;
  /** Each has one request on its way. @defaultValue 64 */
  connections?: number;
  /** Requests a second, however long the answers take. @defaultValue as many as are answered */
  perSecond?: number;
  /** Begins every message id, so that no two loads share one. */
  prefix: string;
  /** Hears how long each answer took, in ms. */
  onAnswer?: (ms: number) => void;
}

/** How a load went. */
export interface LoadResult {
  events: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Processor time of the sender itself, in ms. */
  busyMs: number;
}

const accepted = `"accepted":${batchSize},"duplicate":0,"rejected":[]}`;

/**
 * Sends batches over kept-alive connections, every message with an id of its own, the next when the last
 * was acknowledged. It writes bytes itself: on a machine of two cores the sender's share counts too. At a
 * pace, an answer's time counts from when its request was due.
 *
 * @throws when an answer is not a 200 that accepts the whole batch
 */
export async function sendLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, secretKey, requests, connections = 64, perSecond, prefix, onAnswer } = options;
  const { hostname, port } = new URL(url);
  const batches = new SampleBatches(prefix, new Date());
  const head = Buffer.from(
    `POST /v1/batch HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${secretKey}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${batches.bytes}\r\n\r\n`,
  );
  const times: number[] = [];
  let begun = 0;
  const start = performance.now();

  const work = async (): Promise<void> => {
    const line = openLine(hostname, Number(port));
    const request = Buffer.concat([head, Buffer.alloc(batches.bytes)]);
    while (begun < requests) {
      let due = performance.now();
      if (perSecond) {
        due = start + (begun / perSecond) * 1_000;
        begun += 1;
        const early = due - performance.now();
        if (early > 0) await sleep(early);
      } else {
        begun += 1;
      }
      batches.next(request, head.length);
      await line.ask(request);
      const ms = performance.now() - due;
      times.push(ms);
      onAnswer?.(ms);
    }
    line.close();
  };

  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const busyMs = (user + system) / 1_000;
  return { events: requests * batchSize, seconds, p50: at(0.5), p99: at(0.99), busyMs };
}

/** A connection with one request on its way at a time. */
function openLine(host: string, port: number) {
  const socket = connect(port, host);
  let text = '';
  let asked: { resolve: () => void; reject: (error: Error) => void } | undefined;
  socket.setNoDelay(true);
  socket.on('error', (error) => asked?.reject(error));
  socket.on('close', () => asked?.reject(new Error('The collector closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const isGood = text.startsWith('HTTP/1.1 200') && text.endsWith(accepted);
    if (!isGood && !isWhole(text)) return;
    const answer = text;
    text = '';
    if (isGood) asked?.resolve();
    else asked?.reject(new Error(`The collector answered: ${answer}`));
  });
  return {
    ask: (request: Buffer) =>
      new Promise<void>((resolve, reject) => {
        asked = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      asked = undefined;
      socket.destroy();
    },
  };
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length >= head + 4 + length;
}
