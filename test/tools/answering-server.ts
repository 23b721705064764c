import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import type { Answer } from '@ruche/schema';
import { createConnection } from '../../packages/client/src/index.js';
import type { Connection, ConnectionOptions } from '../../packages/client/src/index.js';

/** A request that came. */
export interface Seen {
  url: string;
  authorization: string | undefined;
  body: { site?: string; queries: { metric: string; [key: string]: unknown }[] };
}

/** An HTTP server that answers as a test says, and connections to it. */
export interface AnsweringServer {
  /** What came, in order. */
  seen: Seen[];
  /** How many were left by who asked before the answer was there. */
  aborted: number;
  /** What it answers; all questions, unless a test says otherwise. */
  reply: (request: Seen, response: ServerResponse) => void;
  connect(options?: Partial<ConnectionOptions>): Connection;
}

/** Starts it afresh for each test of the calling file, and closes it and its connections after each. */
export function useAnsweringServer(): AnsweringServer {
  let server: Server;
  const open: Connection[] = [];
  const state: AnsweringServer = {
    seen: [],
    aborted: 0,
    reply: answerAll,
    connect(options = {}) {
      const src = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const connection = createConnection({ src, retryDelay: 1, ...options });
      open.push(connection);
      return connection;
    },
  };

  beforeEach(async () => {
    Object.assign(state, { seen: [], aborted: 0, reply: answerAll });
    server = createServer((request, response) => {
      void textOf(request).then((text) => {
        const body = text ? JSON.parse(text) : { queries: [] };
        const item = { url: request.url ?? '', authorization: request.headers.authorization, body };
        state.seen.push(item);
        response.on('close', () => {
          if (!response.writableFinished) state.aborted++;
        });
        state.reply(item, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    for (const connection of open.splice(0)) connection.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return state;
}

/** Answers each question with 7; the metric `nonsense` with a problem. */
export function answerAll({ body }: Seen, response: ServerResponse): void {
  response.end(JSON.stringify({ answers: body.queries.map(({ metric }) => answerTo(metric)) }));
}

function answerTo(id: string): unknown {
  if (id === 'nonsense') return problem(400, 'unknown_metric', { known: ['posts', 'likes'] });
  const metric = { id, version: 1, label: id, unit: 'count', higherIsBetter: true, question: '?' };
  const window = { from: '2026-10-01', to: '2026-11-01', timezone: 'UTC', interval: 'day' };
  const answer = {
    metric,
    group: null,
    window,
    value: 7,
    excluded: [],
    asOf: '2026-11-01T00:00:00Z',
  };
  return answer satisfies Partial<Omit<Answer, 'metric' | 'window'>>;
}

function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: code, status, code, ...more };
}

/** Answers with a problem. */
export function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem(status, code)));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
