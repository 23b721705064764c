import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A collector that takes anything and says so, for trackers with a collector of their own kind. */
export interface Sink {
  url: string;
  close(): Promise<void>;
}

/** Starts a {@link Sink} on a free port. */
export async function startSink(): Promise<Sink> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, {
        'access-control-allow-origin': request.headers.origin ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
        'access-control-allow-methods': 'GET, POST',
        'content-type': 'application/json',
      });
      // What one or the other takes for a yes.
      response.end('{"status": 1, "code": 200, "result": "Success", "success": true}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => new Promise((closed) => server.close(() => closed())),
  };
}
