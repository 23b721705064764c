import { appendFile, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from '../engine/embedded-engine.js';
import { openStore } from './open-store.js';
import { StoreUnavailable } from './store.js';
import type { Store, StoredMessage } from './store.js';
import { aMessage, countMessages } from './testing-rows.js';

let dir: string;
const toClose: { close(): unknown }[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-faults-'));
});

afterEach(async () => {
  for (const one of toClose.splice(0).reverse()) await one.close();
  await rm(dir, { recursive: true, force: true });
});

function closing<T extends { close(): unknown }>(one: T): T {
  toClose.push(one);
  return one;
}

/** The engine writes its process number into its data directory. */
async function enginePid(storeDir: string): Promise<number> {
  const status = await readFile(join(storeDir, 'engine', 'data', 'status'), 'utf8');
  return Number(/PID: (\d+)/.exec(status)?.[1]);
}

/** A ClickHouse of somebody else's: its address, and how to take it away and bring it back. */
async function aServer() {
  const engine = closing(await openEmbeddedEngine({ dir: join(dir, 'server') }));
  const { url, username, password } = engine.connection();
  const target = Number(new URL(url).port);
  const proxy = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    socket.pipe(onward).pipe(socket);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
  });
  await listen(proxy, 0);
  closing(proxy);
  const { port } = proxy.address() as AddressInfo;
  const address = `http://${username}:${password}@127.0.0.1:${port}/ruche`;
  const leave = () => new Promise<void>((resolve) => void proxy.close(() => resolve()));
  return { address, leave, comeBack: () => listen(proxy, port) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => void server.listen(port, '127.0.0.1', () => resolve()));
}

describe('a store whose engine dies', () => {
  it('keeps accepting, answers again, and loses and doubles nothing', async () => {
    const store = closing(await openStore({ dir, busyDelay: 100 }));
    let sent = 0;
    let stopped = false;
    const load = async () => {
      while (!stopped) {
        const batch = Array.from({ length: 10 }, (_, n) => aMessage(sent + n));
        sent += 10;
        expect(await store.append(batch)).toEqual({ accepted: 10, duplicate: 0 });
      }
    };
    const loading = Promise.all([load(), load()]);
    const query = () => store.query('SELECT count() FROM messages');
    for (let kill = 0; kill < 3; kill++) {
      const before = store.statistics().flushes;
      await expect
        .poll(() => store.statistics().flushes, { timeout: 10_000 })
        .toBeGreaterThan(before);
      process.kill(await enginePid(dir), 'SIGKILL');
      // Asked while the engine is away, it waits for the next one.
      expect(await query()).toHaveLength(1);
    }
    stopped = true;
    await loading;
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: sent, messages: sent });
  });
});

describe('a store whose server is away', () => {
  it('starts, accepts, and stores when the server comes', async () => {
    const server = await aServer();
    await server.leave();
    const store = closing(await openStore({ dir: join(dir, 'a'), clickhouseUrl: server.address }));
    expect(await store.ready()).toBe(false);
    expect(await store.append([aMessage(1), aMessage(2)])).toEqual({ accepted: 2, duplicate: 0 });
    expect(await store.append([aMessage(1)])).toEqual({ accepted: 0, duplicate: 1 });
    await server.comeBack();
    await store.flush();
    expect(await store.ready()).toBe(true);
    expect(await countMessages(store)).toEqual({ rows: 2, messages: 2 });
  });

  it('refuses past its bound, and has acknowledged nothing that it then lacks', async () => {
    const server = await aServer();
    const options = { dir: join(dir, 'a'), clickhouseUrl: server.address, maxLogBytes: 30_000 };
    const store = closing(await openStore(options));
    await server.leave();
    let acknowledged = 0;
    const fill = async () => {
      for (;;) {
        await store.append([aMessage(acknowledged)]);
        acknowledged += 1;
      }
    };
    const refusal = await fill().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect((refusal as StoreUnavailable).retryAfter).toBeGreaterThan(0);
    expect(store.depth().messages).toBe(acknowledged);

    await server.comeBack();
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: acknowledged, messages: acknowledged });
    // The refused one is not known: its sender's retry is taken.
    expect(await store.append([aMessage(acknowledged)])).toEqual({ accepted: 1, duplicate: 0 });
  });

  it('answers a question with 503, not with a wait without end', async () => {
    const server = await aServer();
    const store = closing(await openStore({ dir: join(dir, 'a'), clickhouseUrl: server.address }));
    await server.leave();
    await expect(store.query('SELECT 1')).rejects.toThrow(StoreUnavailable);
    await server.comeBack();
    expect(await store.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('two stores on one ClickHouse', () => {
  it('count a message once that came to both', async () => {
    const { address } = await aServer();
    const open = async (name: string): Promise<Store> =>
      closing(await openStore({ dir: join(dir, name), clickhouseUrl: address }));
    const [one, two] = [await open('a'), await open('b')];
    const batch = Array.from({ length: 30 }, (_, n) => aMessage(n, { groups: ['a', 'b'] }));
    await Promise.all([one.append(batch), two.append(batch.slice(10))]);
    await Promise.all([one.flush(), two.flush()]);
    const [final] = await two.query(
      'SELECT count() AS n, uniqExact(id) AS ids FROM messages FINAL',
    );
    expect(final).toEqual({ n: '60', ids: '30' });
  });
});

describe('a row that the engine refuses', () => {
  const lettersOf = async (): Promise<object[]> =>
    (await readFile(join(dir, 'dead-letters.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((letter) => JSON.parse(letter) as object);

  it('goes to the dead letters, and harms no neighbour', async () => {
    const store = closing(await openStore({ dir }));
    const telling = (number: number, ver: unknown = number): StoredMessage => {
      const trait = { site: 's', trait: 'name', actor: number + 1, value: `n${number}`, ver };
      const { id, rows } = aMessage(number);
      return { id, rows: [...rows, { table: 'people', row: trait }] };
    };
    const batch = Array.from({ length: 40 }, (_, n) => telling(n, n === 17 ? 'toaster' : n));
    await store.append(batch);
    await store.append([telling(40, 'toaster')]);
    await store.append([telling(41)]);
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 42, messages: 42 });
    const [told] = await store.query<{ n: string }>('SELECT count() AS n FROM people');
    expect(told).toEqual({ n: '40' });
    expect(store.statistics().deadLetters).toBe(2);
    expect(store.depth()).toEqual({ messages: 0, bytes: 0 });
    expect(await lettersOf()).toEqual([
      expect.objectContaining({ table: 'people', row: expect.stringContaining('"value":"n17"') }),
      expect.objectContaining({ table: 'people', row: expect.stringContaining('"value":"n40"') }),
    ]);
  });

  it('does so among messages, which are packed', async () => {
    const store = closing(await openStore({ dir }));
    await store.command(
      'ALTER TABLE messages ADD CONSTRAINT numbered CHECK toUInt32(substring(object, 2)) < 100',
    );
    const bad = (number: number): StoredMessage => {
      const message = aMessage(number, { groups: ['g', 'h'] });
      for (const { row } of message.rows) row['object'] = 'toaster';
      return message;
    };
    await store.append([bad(0), ...Array.from({ length: 20 }, (_, n) => aMessage(n + 1))]);
    await store.append([bad(30)]);
    await store.append([aMessage(31)]);
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 21, messages: 21 });
    const letters = await lettersOf();
    expect(letters).toHaveLength(4);
    for (const letter of letters) {
      expect(letter).toMatchObject({
        table: 'messages',
        error: expect.stringContaining('oaster'),
        row: expect.stringContaining('"object":"toaster"'),
      });
    }
  });

  it('is refused at once where a value is none of its column', async () => {
    const store = closing(await openStore({ dir }));
    const bad = aMessage(1);
    for (const { row } of bad.rows) row['device'] = 'toaster';
    await expect(store.append([aMessage(0), bad])).rejects.toThrow(
      'messages.device must be one of unknown, desktop, mobile, tablet, other, bot',
    );
    expect(await store.append([aMessage(0)])).toEqual({ accepted: 1, duplicate: 0 });
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 1, messages: 1 });
  });
});

describe('a log that was cut off', () => {
  it('opens with what was acknowledged', async () => {
    const server = await aServer();
    await server.leave();
    const options = { dir: join(dir, 'a'), clickhouseUrl: server.address };
    const store = await openStore(options);
    await store.append([aMessage(1)]);
    const { bytes } = store.depth();
    expect(bytes).toBeGreaterThan(0);
    await store.close();
    const [segment = ''] = await readdir(join(dir, 'a', 'log'));
    await appendFile(join(dir, 'a', 'log', segment), Buffer.from([200, 0, 0, 0, 1, 2, 3, 4, 5]));

    await server.comeBack();
    const again = closing(await openStore(options));
    expect(again.statistics().knownIds).toBe(1);
    await again.flush();
    expect(await countMessages(again)).toEqual({ rows: 1, messages: 1 });
  });
});
