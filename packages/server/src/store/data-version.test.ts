import { describe, expect, test } from 'vitest';
import { DataVersion } from './data-version.js';
import type { FactsChanged } from './segment-facts.js';

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
  const ofMessages = (event: string, time: string, group = 'g'): FactsChanged => ({
    tables: [],
    groups: new Map([[group, new Map([[event, at(time)]])]]),
  });
  const change = (version: DataVersion, facts: FactsChanged) =>
    version.during(async () => {}, facts);
  const tables = ['messages', 'people'];
  const groups = ['g'];
  const ofOctober = { tables, groups, before: at('01T00:00') };
  const ofNovember = { tables, groups, before: at('20T00:00'), later: ['Unliked'] };
  const anywhere = { ...ofNovember, groups: undefined };

  test('it lasts while others change', async () => {
    const version = new DataVersion();
    await change(version, ofMessages('page', '10T00:00'));
    const [october, november] = [version.current(ofOctober), version.current(ofNovember)];
    await change(version, { ...ofMessages('page', '20T00:00'), tables: ['contents'] });
    await change(version, ofMessages('Liked', '21T00:00'));
    expect(version.current(ofOctober)).toBe(october);
    expect(version.current(ofNovember)).toBe(november);
    await change(version, ofMessages('page', '19T23:59'));
    expect(version.current(ofOctober)).toBe(october);
    expect(version.current(ofNovember)).not.toBe(november);
  });

  test.each<[string, FactsChanged]>([
    ['an earlier message', ofMessages('page', '01T00:00')],
    ['one of no group', ofMessages('page', '01T00:00', '')],
    ['an event that counts later too', ofMessages('Unliked', '21T00:00')],
    ['another table that was read', { ...ofMessages('page', '21T00:00'), tables: ['people'] }],
  ])('it ends with %s', async (_, facts) => {
    const version = new DataVersion();
    const [before, everywhere] = [version.current(ofNovember), version.current(anywhere)];
    await change(version, facts);
    expect(version.current(ofNovember)).not.toBe(before);
    expect(version.current(anywhere)).not.toBe(everywhere);
  });

  test('another group changes what is read of all groups, and of itself', async () => {
    const version = new DataVersion();
    const end = begin(version, ofMessages('page', '05T00:00', 'h'));
    expect(version.current(anywhere)).toBeUndefined();
    expect(version.current(ofNovember)).toBe(0);
    await end();
    expect(version.current(anywhere)).toBe(1);
    expect(version.current({ ...ofNovember, groups: ['g', 'h'] })).toBe(1);
    expect(version.current(ofNovember)).toBe(0);
  });

  test('contents may be read like messages, of those that were announced before', async () => {
    const version = new DataVersion();
    const announce = (time: string) =>
      begin(version, { tables: ['contents'], groups: new Map(), contents: at(time) });
    const ofContents = { tables: ['contents'], before: at('20T00:00') };
    const ofEarlier = { ...ofContents, earlierContents: true };
    const endOfLater = announce('20T00:00');
    expect(version.current(ofEarlier)).toBe(0);
    expect(version.current(ofContents)).toBeUndefined();
    await endOfLater();
    expect(version.current(ofEarlier)).toBe(0);
    expect(version.current(ofContents)).toBe(1);
    const endOfEarlier = announce('19T23:00');
    expect(version.current(ofEarlier)).toBeUndefined();
    await endOfEarlier();
    expect(version.current(ofEarlier)).toBe(2);
  });

  test('it ends with whatever is not known to be something else', async () => {
    const version = new DataVersion();
    await version.during(async () => {});
    expect(version.current(ofOctober)).not.toBe(0);
    const whole = version.current();
    await change(version, ofMessages('page', '21T00:00'));
    expect(version.current()).not.toBe(whole);
  });

  test('there is none while they change, and the same while others do', async () => {
    const version = new DataVersion();
    const end = begin(version, ofMessages('page', '05T00:00'));
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
    for (let quarter = 0; quarter < 251; quarter++) {
      const since = at('01T00:00') + quarter * 900_000;
      await change(version, { tables: [], groups: new Map([['g', new Map([['page', since]])]]) });
    }
    expect(version.current(ofOctober)).toBe(0);
    expect(version.current({ ...ofOctober, before: at('01T00:10') })).toBe(2);
    expect(version.current({ ...ofOctober, before: at('01T00:40') })).toBe(3);
  });

  test('groups long quiet are forgotten, and what was known of them never holds again', async () => {
    const version = new DataVersion();
    const known = version.current(ofNovember);
    await change(version, ofMessages('page', '05T00:00'));
    for (let other = 0; other < 10_000; other++) {
      await change(version, ofMessages('page', '21T00:00', `other ${other}`));
    }
    const forgotten = version.current(ofNovember);
    expect(forgotten).not.toBe(known);
    await change(version, ofMessages('page', '21T00:00', 'other 1'));
    expect(version.current(ofNovember)).toBe(forgotten);
    await change(version, ofMessages('page', '21T00:00'));
    expect(version.current(ofNovember)).not.toBe(known);
  });
});
