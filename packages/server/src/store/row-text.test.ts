import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText } from './row-text.js';

describe('rowText', () => {
  it('writes every kind of value as the engine reads it', () => {
    const at = new Date('2026-03-01T12:00:00.123Z');
    const row = {
      a: 2n ** 64n,
      b: 1.5,
      c: true,
      d: null,
      e: undefined,
      f: [1n, 'x'],
      g: at,
      h: NaN,
    };
    expect(rowText(row)).toBe(
      '{"a":"18446744073709551616","b":1.5,"c":1,"d":null,"f":["1","x"],' +
        '"g":"2026-03-01T12:00:00.123Z","h":null}\n',
    );
  });

  it('is one line of JSON with the same text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = rowText({ text });
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toEqual({ text });
      }),
    );
  });

  it('puts U+FFFD in the place of half a surrogate pair, and leaves whole ones', () => {
    expect(JSON.parse(rowText({ text: 'a\ud800b\udc00c😀' }))).toEqual({
      text: 'a\ufffdb\ufffdc😀',
    });
    expect(JSON.parse(rowText({ text: '\\ud800' }))).toEqual({ text: '\\ud800' });
  });
});
