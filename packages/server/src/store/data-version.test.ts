import { describe, expect, test } from 'vitest';
import { DataVersion } from './data-version.js';
import type { FactsChanged } from './facts-changed.js';

/** Begins a change; what is returned ends it. */
function begin(version: DataVersion, facts?: FactsChanged): () => Promise<void> {
  let end = (): void => {};
  const work = version.during(() => new Promise<void>((resolve) => (end = resolve)), facts);
  return async () => {
    end();
    await work;
  };
}

test('a version lasts until something changes, and there is none meanwhile', async () => {
  const version = new DataVersion();
  const before = version.current();
  expect(before).toBe(version.current());
  const end = begin(version);
  expect(version.current()).toBeUndefined();
  await end();
  expect(version.current()).not.toBe(before);
});

test('what failed may have changed something', async () => {
  const version = new DataVersion();
  const before = version.current();
  await expect(version.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(version.current()).toBeDefined();
  expect(version.current()).not.toBe(before);
});

describe('of some facts', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}Z`);
  const change = (version: DataVersion, event: string, time: string, tables: string[] = []) =>
    version.during(async () => {}, { tables, events: new Map([[event, at(time)]]) });
  const ofOctober = { tables: ['messages'], before: at('01T00:00') };
  const ofNovember = { tables: ['messages', 'people'], before: at('20T00:00'), later: ['Unliked'] };

  test('it lasts while others change', async () => {
    const version = new DataVersion();
    await change(version, 'page', '10T00:00');
    const [october, november] = [version.current(ofOctober), version.current(ofNovember)];
    await change(version, 'page', '20T00:00', ['contents']);
    await change(version, 'Liked', '21T00:00');
    expect(version.current(ofOctober)).toBe(october);
    expect(version.current(ofNovember)).toBe(november);
    await change(version, 'page', '19T23:59');
    expect(version.current(ofOctober)).toBe(october);
    expect(version.current(ofNovember)).not.toBe(november);
  });

  test.each([
    ['an earlier message', 'page', '01T00:00', []],
    ['an event that counts later too', 'Unliked', '21T00:00', []],
    ['another table that was read', 'page', '21T00:00', ['people']],
  ])('it ends with %s', async (_, event, time, tables) => {
    const version = new DataVersion();
    const before = version.current(ofNovember);
    await change(version, event, time, tables);
    expect(version.current(ofNovember)).not.toBe(before);
    expect(version.current(ofOctober)).toBe(0);
  });

  test('it ends with whatever is not known to be something else', async () => {
    const version = new DataVersion();
    await version.during(async () => {});
    expect(version.current(ofOctober)).not.toBe(0);
    const whole = version.current();
    await change(version, 'page', '21T00:00');
    expect(version.current()).not.toBe(whole);
  });

  test('there is none while they change, and the same while others do', async () => {
    const version = new DataVersion();
    const end = begin(version, { tables: [], events: new Map([['page', at('05T00:00')]]) });
    expect(version.current(ofOctober)).toBe(0);
    expect(version.current(ofNovember)).toBeUndefined();
    await end();
    expect(version.current(ofNovember)).toBe(1);
  });

  test('of two changes of anything one may end before the other', async () => {
    const version = new DataVersion();
    const end = begin(version);
    await version.during(async () => {});
    expect(version.current(ofOctober)).toBeUndefined();
    await end();
    expect(version.current(ofOctober)).toBe(2);
  });

  test('instants long past are forgotten, and then end it once more than needed', async () => {
    const version = new DataVersion();
    for (let quarter = 0; quarter < 1_001; quarter++) {
      const since = at('01T00:00') + quarter * 900_000;
      await version.during(async () => {}, { tables: [], events: new Map([['page', since]]) });
    }
    expect(version.current(ofOctober)).toBe(0);
    const early = { tables: ['messages'], before: at('01T00:10') };
    expect(version.current(early)).toBe(2);
    expect(version.current({ tables: ['messages'], before: at('01T00:40') })).toBe(3);
  });
});
