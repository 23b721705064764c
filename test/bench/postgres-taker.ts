import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/*
 * A program: takes batches over HTTP and puts them into PostgreSQL before it answers, in the way that its
 * second argument names. As little as can be: no key, no check, no framework; so what it is measured at is
 * PostgreSQL's.
 */

interface Sent {
  messageId: string;
  event: string;
  userId: string;
  timestamp: string;
  properties: Record<string, string | number>;
  context: { groupId: string };
}

const columns = {
  grp: 'text',
  event: 'text',
  ts: 'timestamptz',
  id: 'uuid',
  actor: 'bigint',
  object: 'text',
  parent: 'text',
  author: 'bigint',
  device: 'smallint',
  active_ms: 'integer',
};
const types = Object.values(columns);
const names = Object.keys(columns).join(', ');
const places = types.map((_, at) => `$${at + 1}`).join(', ');
const lists = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
const statements = {
  one: `INSERT INTO events (${names}) VALUES (${places}) ON CONFLICT DO NOTHING`,
  many: `INSERT INTO events (${names}) SELECT * FROM unnest(${lists}) ON CONFLICT DO NOTHING`,
};

const [host = '', way = ''] = process.argv.slice(2);
const pool = new pg.Pool({ host, user: 'bench', database: 'postgres', max: 16 });

const take = async (body: string): Promise<number> => {
  const { batch } = JSON.parse(body) as { batch: Sent[] };
  const rows = batch.map(toRow);
  if (way === 'one') {
    const insert = (values: unknown[]) => pool.query({ name: 'one', text: statements.one, values });
    await Promise.all(rows.map(insert));
  } else {
    const values = types.map((_, column) => rows.map((row) => row[column]));
    await pool.query({ name: 'many', text: statements.many, values });
  }
  return batch.length;
};

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    take(Buffer.concat(pieces).toString()).then(
      (accepted) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ success: true, accepted, duplicate: 0, rejected: [] }));
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function toRow({ messageId, event, userId, timestamp, properties, context }: Sent): unknown[] {
  const { post_id: post, comment_id: comment, channel_id: channel, author_id: author } = properties;
  const id = hash('md5', messageId);
  return [
    ...[context.groupId, event, timestamp, id, keyOf(userId), comment ?? post ?? channel ?? ''],
    ...[comment ? post : '', keyOf(author), 1, properties['active_ms'] ?? 0],
  ];
}

function keyOf(name: string | number | undefined): string {
  if (name === undefined) return '0';
  return String(hash('md5', String(name), 'buffer').readBigInt64BE());
}
