import { describe, expect, it } from 'vitest';
import { isPassing, longestWait, retryDelay } from './retry-delay.js';

const at = { attempt: 1, base: 500, now: 0, random: 0 };

describe('retryDelay', () => {
  it('doubles, spread over the upper half, up to the longest wait', () => {
    expect(retryDelay(at)).toBe(250);
    expect(retryDelay({ ...at, random: 1 })).toBe(500);
    expect(retryDelay({ ...at, attempt: 3, random: 1 })).toBe(2000);
    expect(retryDelay({ ...at, attempt: 20, random: 1 })).toBe(longestWait);
  });

  it('obeys Retry-After in seconds and as a date', () => {
    expect(retryDelay({ ...at, retryAfter: '2' })).toBe(2000);
    expect(retryDelay({ ...at, retryAfter: 'Thu, 01 Jan 1970 00:00:03 GMT' })).toBe(3000);
    expect(retryDelay({ ...at, retryAfter: 'Thu, 01 Jan 1970 00:00:03 GMT', now: 9000 })).toBe(0);
  });

  it('gives up rather than wait too long, and ignores what it cannot read', () => {
    expect(retryDelay({ ...at, retryAfter: '31' })).toBeNull();
    expect(retryDelay({ ...at, retryAfter: 'soon' })).toBe(250);
  });
});

describe('isPassing', () => {
  it('knows what may go better later', () => {
    expect([429, 502, 503, 504].map(isPassing)).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 413, 500].some(isPassing)).toBe(false);
  });
});
