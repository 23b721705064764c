import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** How the way to the collector fails. */
export type Fault =
  /** It answers this instead of the collector, with these headers. */
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** It answers 413 to more than so many bytes. */
  | { kind: 'too-large'; bytes: number }
  /** It answers 400 to a request that has this in it. */
  | { kind: 'poison'; text: string }
  /** The connection is reset before the collector hears of the request. */
  | { kind: 'reset' }
  /** The collector hears of the request; its answer is lost, unless it was only asked whether it may be. */
  | { kind: 'ack-lost' }
  /** Nothing happens until the client has given up. */
  | { kind: 'hang' }
  /** The collector's answer comes this much later. */
  | { kind: 'slow'; ms: number };

/** One request as it came in. */
export interface Seen {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** Bytes of its body on the wire. */
  bytes: number;
  /** Its body, unpacked. */
  text: string;
  at: number;
  /** What was answered; 0 when nothing was. */
  status: number;
  /** The collector took it, whatever became of its answer. */
  passed: boolean;
}

/** A way to a collector that can be made to fail. */
export interface FaultProxy {
  readonly url: string;
  readonly port: number;
  readonly seen: Seen[];
  /** Fails from now on, or not any more. */
  fail(fault?: Fault): void;
  /** Nobody listens any more, until `up()`. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
};

/** Below those that the system gives away by itself: nobody takes one while its proxy is down. */
const lowestPort = 12_000;
const ports = 20_000;

/** Starts a proxy that listens on a free port of this machine and passes requests on. */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let fault: Fault | undefined;
  let port = 0;

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const now = fault;
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const entry: Seen = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      bytes: body.length,
      text: unpack(body),
      at: Date.now(),
      status: 0,
      passed: false,
    };
    seen.push(entry);
    outgoing.on('finish', () => (entry.status = outgoing.statusCode));
    const refuse = (status: number, headers = {}) =>
      outgoing.writeHead(status, { ...cors, ...headers }).end('{}');
    if (now?.kind === 'status') return refuse(now.status, now.headers);
    if (now?.kind === 'too-large' && body.length > now.bytes) return refuse(413);
    if (now?.kind === 'poison' && entry.text.includes(now.text)) return refuse(400);
    if (now?.kind === 'reset') return incoming.socket.resetAndDestroy();
    if (now?.kind === 'hang') return;

    const { hostname, port: there } = new URL(target());
    const passed = forward(
      {
        hostname,
        port: there,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        const back: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => back.push(chunk));
        answer.on('end', () => {
          entry.passed = (answer.statusCode ?? 0) < 300;
          if (now?.kind === 'ack-lost' && incoming.method !== 'OPTIONS')
            return incoming.socket.resetAndDestroy();
          const reply = () =>
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(back));
          setTimeout(reply, now?.kind === 'slow' ? now.ms : 0);
        });
        answer.on('error', () => incoming.socket.destroy());
      },
    );
    passed.on('error', () => incoming.socket.destroy());
    passed.end(body);
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  const listen = async (there: number) =>
    new Promise<boolean>((settle) => {
      const failed = () => settle(false);
      server.once('error', failed);
      server.listen(there, '127.0.0.1', () => {
        server.off('error', failed);
        settle(true);
      });
    });
  const up = async () => {
    if (port) {
      if (!(await listen(port))) throw new Error(`Port ${port} has been taken meanwhile`);
      return;
    }
    do port = lowestPort + Math.floor(Math.random() * ports);
    while (!(await listen(port)));
  };
  const down = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await up();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    get port() {
      return port;
    },
    seen,
    fail: (next) => void (fault = next),
    up,
    down,
    close: async () => {
      if (server.listening) await down();
    },
  };
}

function unpack(body: Buffer): string {
  try {
    return (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString();
  } catch {
    return '';
  }
}
