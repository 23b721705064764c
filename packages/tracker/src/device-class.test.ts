import { describe, expect, test } from 'vitest';
import { deviceClass } from './device-class.js';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15';
const oldIpad = 'Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15';

describe('the class of a device', () => {
  test.each([
    ['a Macintosh', `${mac} Version/18.1 Safari/605.1.15`, 0, 'desktop'],
    ['an iPad, which calls itself a Macintosh', `${mac} Version/18.1 Safari/605.1.15`, 5, 'tablet'],
    ['an iPad of before', `${oldIpad} Version/12.1 Mobile/15E148 Safari/604.1`, 5, 'tablet'],
    ['an iPhone', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`, 5, 'mobile'],
    ['a telephone with Android', `${android} Chrome/141.0.0.0 Mobile Safari/537.36`, 5, 'mobile'],
    ['a tablet with Android', `${android} Chrome/141.0.0.0 Safari/537.36`, 10, 'tablet'],
    [
      'Firefox on a telephone',
      'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0',
      5,
      'mobile',
    ],
    [
      'Firefox on a tablet',
      'Mozilla/5.0 (Android 15; Tablet; rv:144.0) Gecko/144.0 Firefox/144.0',
      5,
      'tablet',
    ],
    ['Windows', `${windows} Chrome/141.0.0.0 Safari/537.36`, 0, 'desktop'],
    ['Windows with a touch screen', `${windows} Chrome/141.0.0.0 Safari/537.36`, 10, 'desktop'],
    [
      'Linux',
      'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
      0,
      'desktop',
    ],
    [
      'a Chromebook',
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/141.0.0.0',
      10,
      'desktop',
    ],
  ])('of %s', (_name, userAgent, maxTouchPoints, expected) => {
    expect(deviceClass({ userAgent, maxTouchPoints })).toBe(expected);
  });

  test('follows the client hint, which a reduced user agent does not contradict', () => {
    const userAgent = `${windows} Chrome/141.0.0.0 Safari/537.36`;
    expect(deviceClass({ userAgent, userAgentData: { mobile: true } })).toBe('mobile');
    expect(deviceClass({ userAgent, userAgentData: { mobile: false } })).toBe('desktop');
  });
});
