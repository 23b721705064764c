import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.js';

describe('RecentMap', () => {
  it('keeps what was asked for lately, and forgets the rest', () => {
    const map = new RecentMap<number, string>(100);
    for (let n = 0; n < 1000; n += 1) {
      map.set(n, `value ${n}`);
      expect(map.get(0)).toBe('value 0');
    }
    expect(map.get(999)).toBe('value 999');
    expect(map.get(951)).toBe('value 951');
    expect(map.get(500)).toBeUndefined();
  });

  it('replaces and takes out', () => {
    const map = new RecentMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect(map.get('a')).toBe(3);
    map.delete('a');
    expect(map.has('a')).toBe(false);
    expect(map.has('b')).toBe(true);
  });

  it('lists what it holds once, with its last value', () => {
    const map = new RecentMap<string, string>(4);
    for (const value of ['a1', 'b1', 'c1', 'a2']) map.set(value.slice(0, 1), value);
    expect([...map.values()].toSorted()).toEqual(['a2', 'b1', 'c1']);
  });
});
