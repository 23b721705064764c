import { describe, expect, it } from 'vitest';
import type { Json } from './case.js';
import { differences } from './match.js';

const holds = (expected: Json, actual: Json) => differences(expected, actual).length === 0;

describe('differences', () => {
  it('looks at what is expected and at nothing else', () => {
    expect(holds({ value: 1 }, { value: 1, extra: 2 })).toBe(true);
    expect(differences({ value: 1 }, { value: 2 })).toEqual(['value: expected 1, got 2']);
    expect(differences({ a: { b: 'x' } }, { a: {} })).toEqual(['a.b: expected "x", got nothing']);
  });

  it('takes floats as equal to 1e-9, and no more', () => {
    expect(holds({ value: 1 / 3 }, { value: 1 / 3 + 1e-10 })).toBe(true);
    expect(holds({ value: 1 / 3 }, { value: 1 / 3 + 1e-8 })).toBe(false);
    expect(holds({ value: 1e9 }, { value: 1e9 + 0.5 })).toBe(true);
    expect(holds({ value: 1 }, { value: '1' })).toBe(false);
  });

  it('takes null for null or left out, and for nothing else', () => {
    expect(holds({ value: null }, { value: null })).toBe(true);
    expect(holds({ value: null }, {})).toBe(true);
    expect(holds({ value: null }, { value: 0 })).toBe(false);
  });

  it('holds lists against lists, in length and order', () => {
    expect(holds([{ id: 'a' }, { id: 'b' }], [{ id: 'a', n: 1 }, { id: 'b' }])).toBe(true);
    expect(holds([{ id: 'a' }], [{ id: 'a' }, { id: 'b' }])).toBe(false);
    expect(holds([{ id: 'b' }, { id: 'a' }], [{ id: 'a' }, { id: 'b' }])).toBe(false);
    expect(holds([], [{ id: 'a' }])).toBe(false);
  });

  it('finds items of a list by position, key, id and start', () => {
    const list = [{ key: 'x', value: 1 }, { id: 'y', value: 2 }, { start: '2024-03-01T00:00:00Z' }];
    expect(holds({ 0: { value: 1 }, '-2': { value: 2 }, length: 3 }, list)).toBe(true);
    expect(holds({ x: { value: 1 }, y: { value: 2 } }, list)).toBe(true);
    expect(holds({ '2024-03-01T00:00:00+00:00': {} }, list)).toBe(true);
    expect(holds({ z: { value: 1 } }, list)).toBe(false);
    expect(holds({ 3: {} }, list)).toBe(false);
    expect(holds({ length: 2 }, list)).toBe(false);
  });

  it('takes instants as equal whatever their notation, the offset included', () => {
    expect(holds('2024-03-01T00:00:00Z', '2024-03-01T00:00:00.000+00:00')).toBe(true);
    expect(holds('2024-03-01T01:00:00+01:00', '2024-03-01T00:00:00Z')).toBe(false);
    expect(holds('2024-03-01', '2024-03-01T00:00:00Z')).toBe(false);
  });

  it('takes a problem’s path where the question stands in a request of several', () => {
    expect(holds({ path: 'from' }, { path: 'queries.3.from' })).toBe(true);
    expect(holds({ path: 'from' }, { path: 'queries.3.wherefrom' })).toBe(false);
  });

  it.each([
    [{ $absent: true }, undefined, 0],
    [{ $any: true }, 0, null],
    [{ $between: [1, 2] }, 2, 2.1],
    [{ $matches: '^a' }, 'ab', 'ba'],
    [{ $matches: 'large' }, { code: 'too_large' }, { code: 'small' }],
    [{ $includes: ['a', { b: 1 }] }, [{ b: 1, c: 2 }, 'a'], ['a']],
    [{ $without: [{ id: 'a' }] }, [{ id: 'b' }], [{ id: 'a', n: 1 }]],
  ] as [Json, Json | undefined, Json][])('%j', (expected, good, bad) => {
    expect(differences({ it: expected }, good === undefined ? {} : { it: good })).toEqual([]);
    expect(differences({ it: expected }, { it: bad })).toHaveLength(1);
  });

  it('refuses an operator that does not exist', () => {
    expect(() => differences({ value: { $about: 3 } }, { value: 3 })).toThrow('$about');
  });
});
