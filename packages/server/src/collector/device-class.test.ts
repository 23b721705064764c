import { expect, test } from 'vitest';
import { deviceClass } from './device-class.js';
import type { DeviceClass } from './device-class.js';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each<[DeviceClass, string]>([
  ['desktop', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/154.0.0.0 Safari/537.36`],
  [
    'desktop',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
  ],
  ['desktop', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/151.0.0.0 Safari/537.36`],
  ['mobile', `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/150.0.0.0 Mobile Safari/537.36`],
  [
    'mobile',
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/150.0.0.0 Mobile Safari/537.36 (Ecosia android@150.0.0.0)`,
  ],
  [
    'mobile',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/27.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'tablet',
    'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
  ],
  ['tablet', `Mozilla/5.0 (Linux; Android 13; SM-X200) ${webkit} Chrome/150.0.0.0 Safari/537.36`],
  ['bot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['bot', 'python-requests/2.32.0'],
  ['other', `Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) ${webkit} Version/6.0 TV Safari/537.36`],
  ['unknown', 'something of its own'],
])('%s: %s', (expected, userAgent) => {
  expect(deviceClass({ userAgent })).toBe(expected);
});

test('what the sender declares comes before its user agent', () => {
  const userAgent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/154.0.0.0 Safari/537.36`;
  expect(deviceClass({ device: { type: 'ios' }, userAgent })).toBe('mobile');
  expect(deviceClass({ device: { type: 'Tablet' }, userAgent })).toBe('tablet');
  expect(deviceClass({ userAgentData: { mobile: true }, userAgent })).toBe('mobile');
  expect(deviceClass({ device: { type: 'constructor' }, userAgent })).toBe('desktop');
  expect(deviceClass({ userAgentData: { mobile: false } })).toBe('desktop');
  expect(deviceClass({})).toBe('unknown');
});
