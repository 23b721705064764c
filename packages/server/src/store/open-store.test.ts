import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import type { OpenStoreOptions } from './open-store.js';
import { StoreLocked, StoreUnavailable } from './store.js';
import type { Store } from './store.js';
import { aMessage, countMessages } from './testing-rows.js';

let dir: string;
let store: Store;

const open = async (options: Partial<OpenStoreOptions> = {}) => {
  store = await openStore({ dir, ...options });
  return store;
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-store-'));
});

afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

describe('openStore', () => {
  it('counts the same batch once, however often it comes, also across a restart', async () => {
    await open();
    const batch = Array.from({ length: 50 }, (_, number) => aMessage(number));
    expect(await store.append(batch)).toEqual({ accepted: 50, duplicate: 0 });
    expect(await store.append(batch)).toEqual({ accepted: 0, duplicate: 50 });
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 50, messages: 50 });
    await store.close();

    await open();
    expect(await store.append(batch)).toEqual({ accepted: 0, duplicate: 50 });
    expect(await store.append([...batch, aMessage(50)])).toEqual({ accepted: 1, duplicate: 50 });
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 51, messages: 51 });
  });

  it('drops a duplicate whole, in one batch and while the first is on its way', async () => {
    await open();
    const first = aMessage(1, { groups: ['a', 'b'] });
    const both = await Promise.all([store.append([first, first]), store.append([first])]);
    expect(both).toEqual([
      { accepted: 1, duplicate: 1 },
      { accepted: 0, duplicate: 1 },
    ]);
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 2, messages: 1 });
  });

  it('shows a message soon after it came, without a flush', async () => {
    await open();
    await store.append([aMessage(1)]);
    await expect
      .poll(() => countMessages(store), { timeout: 10_000 })
      .toEqual({ rows: 1, messages: 1 });
    await expect.poll(() => store.depth()).toEqual({ messages: 0, bytes: 0 });
  });

  it('says at once who holds the directory', async () => {
    await open();
    const second = openStore({ dir });
    await expect(second).rejects.toThrow(StoreLocked);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('takes nothing after close', async () => {
    await open();
    expect(await store.ready()).toBe(true);
    await store.close();
    expect(await store.ready()).toBe(false);
    await expect(store.append([aMessage(1)])).rejects.toThrow(StoreUnavailable);
    await expect(store.query('SELECT 1')).rejects.toThrow(StoreUnavailable);
  });
});
