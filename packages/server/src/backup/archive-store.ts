import { createWriteStream, existsSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';

/** S3 takes parts of 5 MiB and more; 10,000 of these are 160 GiB. */
const partBytes = 16 * 1024 * 1024;

/** Settings of an S3-compatible storage, by the names that its own tools use. */
export type S3Environment = Record<string, string | undefined>;

/** Whether a place is in an S3-compatible storage: `s3://bucket/key`. */
export function isS3(place: string): boolean {
  return place.startsWith('s3://');
}

/** Writes an archive to a file; what was there before stays until all of it is on disk. */
export async function writeArchiveFile(path: string, archive: AsyncIterable<Uint8Array>) {
  const draft = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(archive, createWriteStream(draft, { mode: 0o600 }));
    const handle = await open(draft, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The file that a backup goes to: one of its own where a folder is named. */
export function archivePath(place: string, name: string): string {
  const isFolder = place.endsWith('/') || (existsSync(place) && statSync(place).isDirectory());
  return isFolder ? join(place, name) : place;
}

/** Puts an archive into an S3-compatible storage, part by part: it is there whole, or not at all. */
export async function putArchive(
  place: string,
  archive: AsyncIterable<Uint8Array>,
  env: S3Environment,
): Promise<void> {
  const { client, url } = locate(place, env);
  const started = await send(client, `${url}?uploads`, { method: 'POST' });
  const id = /<UploadId>([^<]+)<\/UploadId>/.exec(await started.text())?.[1] ?? '';
  const upload = `uploadId=${encodeURIComponent(id)}`;
  try {
    const tags: string[] = [];
    for await (const body of inParts(archive)) {
      const address = `${url}?partNumber=${tags.length + 1}&${upload}`;
      const response = await send(client, address, { method: 'PUT', body });
      tags.push(response.headers.get('etag') ?? '');
    }
    const parts = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    const done = await send(client, `${url}?${upload}`, { method: 'POST', body });
    const text = await done.text();
    // It may fail after it has answered 200.
    if (text.includes('<Error>')) throw new Error(`${place}: ${text.slice(0, 300)}`);
  } catch (error) {
    await send(client, `${url}?${upload}`, { method: 'DELETE' }).catch(() => {});
    throw error;
  }
}

/** Fetches an archive from an S3-compatible storage into a file. */
export async function fetchArchive(place: string, file: string, env: S3Environment): Promise<void> {
  const { client, url } = locate(place, env);
  const { body } = await send(client, url, { method: 'GET' });
  if (!body) throw new Error(`${place} is empty`);
  await pipeline(Readable.fromWeb(body), createWriteStream(file, { mode: 0o600 }));
}

function locate(place: string, env: S3Environment): { client: AwsClient; url: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(place) ?? [];
  if (!bucket || !key) throw new Error(`${place} is not of the form s3://bucket/key`);
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
  }
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const endpoint =
    env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region, service: 's3', retries: 5 },
    ...(sessionToken ? { sessionToken } : {}),
  });
  const path = key.split('/').map(encodeURIComponent).join('/');
  return { client, url: `${endpoint.replace(/\/+$/, '')}/${bucket}/${path}` };
}

async function send(
  client: AwsClient,
  url: string,
  init: { method: string; body?: string | Buffer },
): Promise<Response> {
  const { method, body } = init;
  const given = typeof body === 'object' ? new Uint8Array(body) : body;
  const response = await client.fetch(url, {
    method,
    ...(given === undefined ? {} : { body: given }),
  });
  if (response.ok) return response;
  const text = await response.text();
  const said = /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? text.slice(0, 200);
  throw new Error(`the storage answered ${response.status}: ${said}`);
}

async function* inParts(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of archive) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < partBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
