import type { Interval } from '@ruche/schema';
import type { Temporal } from 'temporal-polyfill';

/** The first day of a week: ISO weeks unless the site says Sunday. */
export type WeekStart = 'monday' | 'sunday';
/** The units of a calendar window. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A stretch of time, half-open: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: Temporal.ZonedDateTime;
  readonly to: Temporal.ZonedDateTime;
}

/** The stretch of time that a question asks for, cut into buckets of local days, weeks or months (R1, R2). */
export interface Window extends Span {
  readonly timezone: string;
  readonly interval: Interval;
  readonly weekStart: WeekStart;
  /** The unit of a calendar window. Rolling and explicit windows have none. */
  readonly unit?: CalendarUnit;
}

/** A window with which another one is compared (R3). */
export interface ComparedWindow extends Window {
  /**
   * Days from this window to the one asked for, where its buckets are those of the window asked for, moved
   * back by so many days. Without it, the buckets of both are those of the calendar, matched by position.
   */
  readonly shiftDays?: number;
}
