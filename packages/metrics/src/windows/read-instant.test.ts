import { expect, test } from 'vitest';
import { readInstant, readTimezone } from './read-instant.js';

test('known zones are kept as they were named', () => {
  expect(readTimezone('Europe/Paris')).toBe('Europe/Paris');
  expect(readTimezone('UTC')).toBe('UTC');
});

test.each(['Mars/Olympus', '', '+02:00', "Europe/Paris'; --", 'Europe/Paris ', '\u0000'])(
  '%j is no zone',
  (zone) => {
    expect(() => readTimezone(zone)).toThrow(
      expect.objectContaining({ code: 'invalid_field', path: 'timezone' }),
    );
  },
);

test('a date is the start of its local day, also where midnight does not exist', () => {
  const start = readInstant('2026-09-06', 'America/Santiago', 'from');
  expect(start.toInstant().toString()).toBe('2026-09-06T04:00:00Z');
  expect(start.hour).toBe(1);
});

test.each(['2026-13-01', '2026-10-01T25:00:00Z', '20261001', 'yesterday', '2026-10', ''])(
  '%j is no time',
  (text) => {
    expect(() => readInstant(text, 'UTC', 'to')).toThrow(
      expect.objectContaining({ code: 'invalid_field', path: 'to' }),
    );
  },
);

test.each(['1899-12-31', '2300-01-01', '9999-12-31', '+010000-01-01T00:00:00Z'])(
  '%j lies outside the years that the store can tell apart',
  (text) => {
    expect(() => readInstant(text, 'UTC', 'from')).toThrow(
      expect.objectContaining({ code: 'invalid_field', path: 'from' }),
    );
  },
);

test.each(['1900-01-01', '2299-12-31'])('%j does not', (text) => {
  expect(readInstant(text, 'UTC', 'from').toPlainDate().toString()).toBe(text);
});
