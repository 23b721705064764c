import { Temporal } from 'temporal-polyfill';

const notation = /^@(now|today|week|month|quarter|year|date)((?:[+-]P[0-9A-Z]+)*)$/;

/**
 * Reads a time that is told from now: `@now-PT2H`, `@today-P3D+PT12H`, `@date-P1M`; undefined for any other text.
 * `@now` is an instant in UTC; `@today`, `@week` (Monday), `@month`, `@quarter` and `@year` are first instants
 * with the offset of the zone; `@date` is today as an ISO date. Steps are ISO 8601 durations, taken one after the other on the
 * local calendar.
 */
export function relativeTime(text: string, now: Date, timezone: string): string | undefined {
  const [, base, steps = ''] = notation.exec(text) ?? [];
  if (!base) return undefined;
  const start = baseTime(base, now, timezone);
  const time = (steps.match(/[+-]P[0-9A-Z]+/g) ?? []).reduce(
    (at, step) =>
      step.startsWith('-')
        ? at.subtract(Temporal.Duration.from(step.slice(1)))
        : at.add(Temporal.Duration.from(step.slice(1))),
    start,
  );
  if (base === 'now') return time.toInstant().toString({ fractionalSecondDigits: 3 });
  if (base === 'date') return time.toPlainDate().toString();
  return time.toString({ timeZoneName: 'never' });
}

function baseTime(base: string, now: Date, timezone: string): Temporal.ZonedDateTime {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
  if (base === 'now') return at;
  const today = at.startOfDay();
  if (base === 'week') return today.subtract({ days: today.dayOfWeek - 1 });
  if (base === 'month') return today.with({ day: 1 });
  if (base === 'quarter')
    return today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
  if (base === 'year') return today.with({ month: 1, day: 1 });
  return today;
}
