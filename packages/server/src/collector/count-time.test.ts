import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTime, parseTime } from './count-time.js';

const receivedAt = new Date('2026-11-01T12:00:00Z');
const bounds = { receivedAt, past: 30 * 86_400_000, future: 300_000 };
const at = (text: string) => new Date(text);

test('a wrong clock at the sender’s does no harm', () => {
  const timestamp = at('2031-01-01T00:00:00Z');
  const sentAt = at('2031-01-01T00:00:10Z');
  expect(countTime({ ...bounds, timestamp, sentAt })).toEqual(at('2026-11-01T11:59:50Z'));
});

test('without sentAt the timestamp counts, without timestamp the receipt', () => {
  const timestamp = at('2026-10-31T08:00:00Z');
  expect(countTime({ ...bounds, timestamp, sentAt: undefined })).toEqual(timestamp);
  expect(countTime({ ...bounds, timestamp: undefined, sentAt: timestamp })).toEqual(receivedAt);
});

test('the time is bounded by the accepted past and future', () => {
  const early = countTime({ ...bounds, timestamp: at('2020-01-01T00:00:00Z'), sentAt: undefined });
  expect(early).toEqual(at('2026-10-02T12:00:00Z'));
  const late = countTime({ ...bounds, timestamp: at('2027-01-01T00:00:00Z'), sentAt: undefined });
  expect(late).toEqual(at('2026-11-01T12:05:00Z'));
});

test('every delivery of a message lies in the same month, however long it took', () => {
  const timestamp = at('2026-10-31T23:59:59.900Z');
  const deliveries = [100, 2_000, 40_000].map((delay) =>
    countTime({
      ...bounds,
      receivedAt: new Date(timestamp.getTime() + delay),
      timestamp,
      sentAt: timestamp,
    }),
  );
  expect(new Set(deliveries.map((time) => time.getUTCMonth()))).toEqual(new Set([9]));
});

test('a clock that is an hour off is put right over the end of a month too', () => {
  const timestamp = at('2026-10-31T23:30:00Z');
  const options = { ...bounds, receivedAt: at('2026-11-01T00:30:00Z'), timestamp };
  expect(countTime({ ...options, sentAt: timestamp })).toEqual(at('2026-11-01T00:30:00Z'));
});

test.each([
  ['2026-10-01T08:00:00.123Z', '2026-10-01T08:00:00.123Z'],
  ['2026-10-01T10:00:00+02:00', '2026-10-01T08:00:00.000Z'],
  ['2026-10-01T10:00:00+0200', '2026-10-01T08:00:00.000Z'],
  ['2026-10-01 08:00:00', '2026-10-01T08:00:00.000Z'],
  ['2026-10-01', '2026-10-01T00:00:00.000Z'],
])('%s is a time', (text, expected) => {
  expect(parseTime(text)?.toISOString()).toBe(expected);
});

test.each(['', 'yesterday', '2026-13-01', '2026-10-01T25:00:00Z', '1 Oct 2026', '20261001'])(
  '"%s" is none',
  (text) => expect(parseTime(text)).toBeUndefined(),
);

test('the form that JavaScript writes is read as JavaScript reads it, whatever it says', () => {
  const two = fc.nat({ max: 99 }).map((n) => String(n).padStart(2, '0'));
  const parts = fc.tuple(two, two, two, two, two, two, two, fc.nat({ max: 999 }));
  fc.assert(
    fc.property(parts, ([century, year, month, day, hours, minutes, seconds, ms]) => {
      const time = `${hours}:${minutes}:${seconds}.${String(ms).padStart(3, '0')}Z`;
      const text = `${century}${year}-${month}-${day}T${time}`;
      expect(parseTime(text)?.getTime() ?? NaN).toBe(new Date(text).getTime());
    }),
    { numRuns: 5_000 },
  );
  const likely = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(likely, (date) => {
      expect(parseTime(date.toISOString())).toEqual(date);
    }),
  );
});
