import { ProblemError } from '@ruche/schema';
import { Temporal } from 'temporal-polyfill';

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** The years that the store can tell apart. */
const years = { first: 1900, last: 2299 } as const;

/**
 * Reads `from` or `to`: an ISO date is the start of that day in the zone, an instant stands for itself, a
 * local date and time is taken in the zone. Throws `invalid_field` with the path.
 */
export function readInstant(text: string, timezone: string, path: string): Temporal.ZonedDateTime {
  const time = parseInstant(text, timezone, path);
  if (time.year >= years.first && time.year <= years.last) return time;
  throw new ProblemError(
    'invalid_field',
    `"${text}" lies outside the years ${years.first} to ${years.last}.`,
    { path },
  );
}

function parseInstant(text: string, timezone: string, path: string): Temporal.ZonedDateTime {
  try {
    if (dateOnly.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime(timezone);
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
      return Temporal.Instant.from(text).toZonedDateTimeISO(timezone);
    }
    if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) throw new RangeError('not ISO 8601');
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timezone);
  } catch (cause) {
    throw new ProblemError(
      'invalid_field',
      `"${text}" is neither an ISO date (2026-10-01) nor an instant (2026-10-01T08:30:00Z).`,
      { path, cause },
    );
  }
}

/** Throws `invalid_field` unless the zone is an IANA one, such as Europe/Paris; returns its name. */
export function readTimezone(name: string, path = 'timezone'): string {
  try {
    if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) throw new RangeError('not a name');
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (cause) {
    throw new ProblemError(
      'invalid_field',
      `"${name}" is not an IANA time zone, such as Europe/Paris or UTC.`,
      { path, cause },
    );
  }
}
