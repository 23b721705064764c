import { describe, expect, it } from 'vitest';
import { bucketText, dayOf, windowText } from './dates.js';
import { dash, formatsFor } from './formats.js';
import { largestRemainder } from './largest-remainder.js';
import { safeLink } from './safe-link.js';

const en = formatsFor('en');
const fr = formatsFor('fr');
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\u2009]/g, ' ');

describe('value', () => {
  it.each([
    [128, 'count', '128', '128'],
    [12_345, 'people', '12,345', '12 345'],
    [0.3196, 'ratio', '32%', '32 %'],
    [0.0512, 'share', '5.1%', '5,1 %'],
    [45, 'seconds', '45 sec', '45 s'],
    [180, 'seconds', '3 min', '3 min'],
    [192, 'seconds', '3 min 12 sec', '3 min 12 s'],
    [754, 'seconds', '13 min', '13 min'],
    [5040, 'seconds', '1 hr 24 min', '1 h 24 min'],
    [7200, 'seconds', '2 hr', '2 h'],
    [468_000, 'seconds', '130 hr', '130 h'],
    [1.5, 'hours', '1 hr 30 min', '1 h 30 min'],
    [1, 'days', '1 day', '1 jour'],
    [3, 'days', '3 days', '3 jours'],
    [0.642, 'acts_per_member', '0.64', '0,64'],
  ] as const)('%s %s is %s, %s', (value, unit, english, french) => {
    expect(plain(en.value(value, unit))).toBe(english);
    expect(plain(fr.value(value, unit))).toBe(french);
  });

  it('shows money only in a currency that it knows', () => {
    expect(plain(fr.value(12.5, 'money', 'EUR'))).toBe('12,5 €');
    expect(en.value(12.5, 'money')).toBe('12.5');
  });

  it.each([null, undefined, NaN, Infinity])('shows %s as a dash', (value) => {
    expect(en.value(value, 'count')).toBe(dash);
  });

  it('falls back to English where Intl does not know the locale', () => {
    expect(formatsFor('not a locale').value(1234, 'count')).toBe('1,234');
    expect(formatsFor('').locale).toBe('en');
  });
});

describe('dates', () => {
  it('takes the day that the answer names, whatever the zone of the reader', () => {
    expect(dayOf('2026-10-25T00:00:00+02:00').toISOString()).toBe('2026-10-25T00:00:00.000Z');
  });

  it('ends a window the day before its exclusive end', () => {
    expect(plain(windowText({ from: '2026-10-01', to: '2026-11-01' }, en))).toBe(
      'Oct 1 – 31, 2026',
    );
    expect(plain(windowText({ from: '2026-10-01', to: '2026-11-01' }, fr))).toBe('1–31 oct. 2026');
    expect(plain(windowText({ from: '2026-10-01', to: '2026-10-02' }, en))).toBe('Oct 1, 2026');
  });

  it('keeps an end that is no midnight, and says nothing of what is no date', () => {
    const to = '2026-10-05T14:00:00+02:00';
    expect(plain(windowText({ from: '2026-10-01', to }, en))).toBe('Oct 1 – 5, 2026');
    expect(windowText({ from: '', to: 'soon' }, en)).toBe('');
    expect(bucketText('nonsense', 'day', en)).toBe('');
  });

  it('names buckets by their length', () => {
    const start = '2026-10-05T00:00:00+02:00';
    expect(bucketText(start, 'day', en)).toBe('Mon, Oct 5, 2026');
    expect(plain(bucketText(start, 'week', en))).toBe('Oct 5 – 11, 2026');
    expect(bucketText('2026-10-01', 'month', fr)).toBe('octobre 2026');
    expect(bucketText('2026-10-01', 'month', fr, 'axis')).toBe('oct.');
  });
});

describe('largestRemainder', () => {
  it('adds up to a hundred', () => {
    expect(largestRemainder([1 / 3, 1 / 3, 1 / 3])).toEqual([0.34, 0.33, 0.33]);
    expect(largestRemainder([0.4805, 0.189, 0.2913, 0.0392])).toEqual([0.48, 0.19, 0.29, 0.04]);
  });

  it('adds up to what there is where parts are missing', () => {
    expect(largestRemainder([0.5, 0.2])).toEqual([0.5, 0.2]);
    expect(largestRemainder([])).toEqual([]);
  });
});

describe('safeLink', () => {
  it.each(['https://a.example/x', 'http://a.example', '/posts/1', '#post', '?a=1', 'posts/1'])(
    'follows %s',
    (link) => expect(safeLink(link)).toBe(link),
  );
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '',
    null,
    3,
  ])('does not follow %s', (link) => expect(safeLink(link)).toBeUndefined());
});
