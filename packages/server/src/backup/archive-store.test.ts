import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startS3 } from '../../../../test/tools/start-s3.js';
import { fetchArchive, putArchive } from './archive-store.js';

let s3: Awaited<ReturnType<typeof startS3>>;
let folder: string;

beforeAll(async () => {
  s3 = await startS3('kept');
  folder = await mkdtemp(join(tmpdir(), 'ruche-storage-'));
});
afterAll(async () => {
  await s3?.close();
  await rm(folder, { recursive: true, force: true });
});

const place = 's3://kept/daily/ruche.tar';

async function* archive(text: string) {
  yield Buffer.from(text);
}

describe('an S3-compatible storage', () => {
  test('gives back what was put there', async () => {
    await putArchive(place, archive('first'), s3.env);
    const file = join(folder, 'first.tar');
    await fetchArchive(place, file, s3.env);
    expect(await readFile(file, 'utf8')).toBe('first');
  });

  test.each([
    ['somebody whom it does not know', place, { AWS_ACCESS_KEY_ID: 'nobody' }, 'answered 403'],
    ['a bucket that is not there', 's3://no-such-bucket/ruche.tar', {}, 'answered 404'],
    ['nobody', place, { AWS_ACCESS_KEY_ID: '' }, 'AWS_ACCESS_KEY_ID'],
    ['no key', 's3://kept', {}, 's3://bucket/key'],
  ])('refused for %s it says so, and touches nothing', async (_whom, where, wrong, message) => {
    const env = { ...s3.env, ...wrong };
    const file = join(folder, 'refused.tar');
    await expect(putArchive(where, archive('second'), env)).rejects.toThrow(message);
    await expect(fetchArchive(where, file, env)).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain('refused.tar');

    const kept = join(folder, 'kept.tar');
    await fetchArchive(place, kept, s3.env);
    expect(await readFile(kept, 'utf8')).toBe('first');
  });
});
