import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../store.js';
import type { StoredMessage } from '../store.js';
import { aMessage } from '../testing-rows.js';
import type { Frame } from './frame.js';
import { readSegment } from './segment.js';
import { WriteAheadLog } from './write-ahead-log.js';
import type { WriteAheadLogOptions } from './write-ahead-log.js';

let dir: string;
const opened: WriteAheadLog[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-log-'));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((log) => log.close()));
  await rm(dir, { recursive: true, force: true });
});

const messages = (from: number, count: number): StoredMessage[] =>
  Array.from({ length: count }, (_, n) => aMessage(from + n));

/** Opens the log, and gives the ids of the messages that it found. */
async function open(options: Partial<WriteAheadLogOptions> = {}) {
  const found: bigint[] = [];
  const damaged: string[] = [];
  const log = await WriteAheadLog.open({
    dir,
    onFound: (frame) => found.push(...idsOf(frame)),
    onDamage: ({ path }) => damaged.push(path),
    ...options,
  });
  opened.push(log);
  return { log, found, damaged };
}

function idsOf({ ids }: Frame): bigint[] {
  return Array.from(
    { length: ids.length / 16 },
    (_, n) => ids.readBigUInt64LE(n * 16) + (ids.readBigUInt64LE(n * 16 + 8) << 64n),
  );
}

const onlyFile = async () => {
  const [name = ''] = await readdir(dir);
  return join(dir, name);
};

async function dropAll(log: WriteAheadLog) {
  for (let [first] = log.sealed; first; [first] = log.sealed) await log.drop(first);
}

describe('WriteAheadLog', () => {
  it('finds after a crash what it acknowledged, in order', async () => {
    const { log } = await open();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => log.append(messages(n * 5, 5), 1_000 + n)),
    );
    await log.append(messages(100, 3), 2_000);
    // No close: the process could have ended here.
    const again = await open();
    expect(again.found).toEqual(messages(0, 103).map(({ id }) => id));
    expect(again.log.depth().messages).toBe(103);
    expect(again.damaged).toEqual([]);
  });

  it('gives the same blocks with the same token however often a segment is read', async () => {
    const { log } = await open();
    await log.append(messages(0, 4), 1_000);
    await log.roll();
    const [segment] = log.sealed;
    const first = segment && (await readSegment(segment));
    const again = (await open()).log.sealed[0];
    expect(again?.token).toBe(segment?.token);
    expect(again && (await readSegment(again))).toEqual(first);
    expect(first?.frames[0]?.sections.map(({ table, rows }) => [table, rows])).toEqual([
      ['messages', 4],
    ]);
  });

  it('never gives a later log the token of an earlier one', async () => {
    const tokens = new Set<string | undefined>();
    for (let round = 0; round < 3; round++) {
      await rm(dir, { recursive: true, force: true });
      const { log } = await open();
      await log.append(messages(0, 1), 1_000);
      await log.roll();
      tokens.add(log.sealed[0]?.token);
    }
    expect(tokens.size).toBe(3);
  });

  it('forgets a write that was cut off, at whatever byte', async () => {
    const { log } = await open();
    await log.append(messages(0, 2), 1_000);
    const good = log.depth().bytes;
    await log.append(messages(2, 1), 1_000);
    const whole = log.depth().bytes;
    await log.close();
    const file = await onlyFile();
    const bytes = await readFile(file);
    expect(bytes.length).toBe(whole);
    for (let length = 0; length < whole; length += 7) {
      await writeFile(file, bytes);
      await truncate(file, length);
      const { log: cut, found, damaged } = await open();
      expect(found).toHaveLength(length < good ? 0 : 2);
      expect(damaged).toEqual([]);
      await cut.append(messages(9, 1), 1_000);
      await cut.close();
      const after = await open();
      expect(after.found).toHaveLength(length < good ? 1 : 3);
      for (const segment of after.log.sealed.slice(1)) await after.log.drop(segment);
    }
  });

  it('keeps a segment with damage in the middle aside, and the rest of the log', async () => {
    const { log } = await open();
    await log.append(messages(0, 2), 1_000);
    const middle = log.depth().bytes;
    await log.append(messages(2, 1), 1_000);
    await log.append(messages(3, 1), 1_000);
    await log.roll();
    await log.append(messages(4, 1), 1_000);
    await log.close();
    const [first = ''] = (await readdir(dir)).sort();
    const bytes = await readFile(join(dir, first));
    bytes.writeUInt8(bytes.readUInt8(middle + 30) ^ 1, middle + 30);
    await writeFile(join(dir, first), bytes);

    const { log: again, found, damaged } = await open();
    expect(found).toEqual([...messages(0, 2), ...messages(4, 1)].map(({ id }) => id));
    expect(damaged).toEqual([join(dir, first)]);
    await dropAll(again);
    expect(await readdir(dir)).toEqual([`${first}.damaged`]);
  });

  it('takes nothing past its bound, and again once there is room', async () => {
    const { log } = await open({ maxBytes: 20_000 });
    let taken = 0;
    const fill = async () => {
      for (;;) await log.append(messages(taken++, 1), 1_000);
    };
    await expect(fill()).rejects.toThrow(StoreUnavailable);
    expect(log.depth().bytes).toBeGreaterThanOrEqual(20_000);
    expect(log.depth().messages).toBe(taken - 1);
    await log.roll();
    await dropAll(log);
    expect(log.depth()).toEqual({ messages: 0, bytes: 0 });
    await log.append(messages(0, 1), 1_000);
    expect(log.depth().messages).toBe(1);
  });

  it('completes a segment by rows and by bytes', async () => {
    const { log } = await open({ segmentRows: 10 });
    for (let n = 0; n < 25; n++) await log.append(messages(n, 1), 1_000);
    expect(log.sealed.map(({ rows }) => rows)).toEqual([10, 10]);
    expect(log.openRows).toBe(5);
    await log.close();
    expect((await open()).log.sealed.map(({ rows }) => rows)).toEqual([10, 10, 5]);
  });

  it('completes a segment while more and more comes in', async () => {
    const { log } = await open();
    let sent = 0;
    let isOver = false;
    const appends: Promise<void>[] = [];
    const send = () => void appends.push(log.append(messages(sent++, 1), 1_000));
    // Whenever something has been written the next waits already.
    log.onChange = () => isOver || send();
    send();
    await log.roll();
    expect(log.sealed).toHaveLength(1);
    await log.roll();
    expect(log.sealed).toHaveLength(2);
    isOver = true;
    await Promise.all([log.close(), ...appends]);
    const { log: again, found } = await open();
    expect(found).toHaveLength(sent);
    expect(again.sealed).toEqual(
      log.sealed.map((segment) => expect.objectContaining({ path: segment.path })),
    );
  });

  it('completes its last segment with all that is on its way when it closes', async () => {
    const { log } = await open();
    const first = log.append(messages(0, 1), 1_000);
    await turn();
    // The file is being made for the first: this one is for the next write.
    const second = log.append(messages(1, 1), 1_000);
    await Promise.all([log.close(), first, second]);
    expect(log.sealed.map(({ messages: count }) => count)).toEqual([2]);
  });

  it('has the next segment ready while one fills; it is no harm after a crash, and gone after a close', async () => {
    const { log } = await open({ segmentRows: 4 });
    await log.append(messages(0, 3), 1_000);
    await expect.poll(() => readdir(dir)).toHaveLength(2);
    // No close: the process could have ended here.
    const again = await open({ segmentRows: 4 });
    expect(again.found).toEqual(messages(0, 3).map(({ id }) => id));
    expect(again.damaged).toEqual([]);
    await again.log.append(messages(3, 1), 1_000);
    await dropAll(again.log);
    await again.log.roll();
    await dropAll(again.log);
    expect(await readdir(dir)).toEqual([]);
    await again.log.append(messages(4, 3), 1_000);
    await expect.poll(() => readdir(dir)).toHaveLength(2);
    await again.log.close();
    expect(await readdir(dir)).toHaveLength(1);
  });

  it('acknowledges nothing that the disk refused', async () => {
    const { log } = await open();
    await log.append(messages(0, 1), 1_000);
    await log.roll();
    await rm(dir, { recursive: true, force: true });
    await expect(log.append(messages(1, 1), 1_000)).rejects.toThrow(StoreUnavailable);
    expect(log.depth().messages).toBe(1);
  });

  it('refuses a row that cannot be written, and harms no neighbour', async () => {
    const { log } = await open();
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const before = log.append(messages(0, 1), 1_000);
    const bad: StoredMessage = { id: 9n, rows: [{ table: 'messages', row: { props: circular } }] };
    await expect(log.append([bad], 1_000)).rejects.toThrow(TypeError);
    await Promise.all([before, log.append(messages(1, 1), 1_000)]);
    expect((await open()).found).toEqual(messages(0, 2).map(({ id }) => id));
  });
});
