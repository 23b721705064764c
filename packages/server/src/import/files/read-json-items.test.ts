import { describe, expect, it } from 'vitest';
import { readJsonItems } from './read-json-items.js';

/** The text in pieces of so many bytes. */
async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7) {
  const items: [string, unknown][] = [];
  for await (const { list, value } of readJsonItems(pieces(text, size))) items.push([list, value]);
  return items;
}

const nested = {
  first: [{ a: [1, [2]], b: '], } \\" , é' }, 'text, with ] and "quotes"', 5, null, [[]]],
  beside: { deep: [{ not: 'an item' }], list: [1] },
  said: 'a text',
  empty: [],
  second: [true],
};

describe('readJsonItems', () => {
  it.each([1, 2, 3, 7, 1000])('reads lists of an object, %i bytes at a time', async (size) => {
    const expected = [
      ...nested.first.map((value) => ['first', value]),
      ...nested.second.map((value) => ['second', value]),
    ];
    expect(await read(JSON.stringify(nested), size)).toEqual(expected);
    expect(await read(JSON.stringify(nested, null, 4), size)).toEqual(expected);
  });

  it('reads a file that is a list', async () => {
    expect(await read(JSON.stringify(nested.first))).toEqual(
      nested.first.map((value) => ['', value]),
    );
    expect(await read(' [ ] ')).toEqual([]);
    expect(await read('\uFEFF[1]')).toEqual([['', 1]]);
  });

  it.each(['[1,', '{"a":[{"b":1}', '{"a":["x', 'hello', '[1, x]'])('refuses %s', async (text) => {
    await expect(read(text)).rejects.toThrow();
  });

  it('holds one item at a time, however long the list', async () => {
    const item = Buffer.from(`{"text":"${'x'.repeat(10_000)}"},`);
    const count = 20_000;
    async function* many(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"list":[');
      for (let sent = 0; sent < count; sent += 1) yield item;
      yield Buffer.from('{}]}');
    }
    const held = (): number => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = held();
    let items = 0;
    let most = 0;
    for await (const _ of readJsonItems(many())) {
      items += 1;
      if (items % 1000 === 0) most = Math.max(most, held() - before);
    }
    expect(items).toBe(count + 1);
    // The list alone is 200 MB.
    expect(most).toBeLessThan(130_000_000);
  });
});
