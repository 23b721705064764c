import { request } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';

/** A request as it is to stand on the wire: a fetch would mend what is broken on purpose. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

/** Sends a request as it stands. */
export function sendRaw(
  url: string,
  { method, path, headers, body }: RawRequest,
  agent?: Agent,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const onAnswer = (response: IncomingMessage): void => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('latin1');
        resolve({ status: response.statusCode ?? 0, text });
      });
    };
    const target = { hostname, port, method, path, headers, ...(agent ? { agent } : {}) };
    const sent = request(target, onAnswer);
    sent.on('error', reject);
    sent.end(body);
  });
}
