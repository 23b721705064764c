// The words that a question can be put in. This module has no zod in it, so that browsers can import it.

/** What a question may ask of a window's end: leave today out (the default) or take it in as far as it has come. */
export const todays = ['exclude', 'include'] as const;

/** The lengths of a bucket. */
export const intervals = ['day', 'week', 'month'] as const;

/** What a window can be compared with. */
export const comparisons = ['previous', 'year', 'none'] as const;

/**
 * Rolling windows end at the start of today; calendar windows are the unit that holds now (`month` is
 * `this-month`) or the last complete one.
 */
export const periods = [
  'P7D',
  'P28D',
  'P30D',
  'P90D',
  'P1M',
  'P3M',
  'P6M',
  'P12M',
  'P1Y',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'this-day',
  'this-week',
  'this-month',
  'this-quarter',
  'this-year',
  'last-day',
  'last-week',
  'last-month',
  'last-quarter',
  'last-year',
] as const;

/** See {@link intervals}. */
export type Interval = (typeof intervals)[number];
/** See {@link comparisons}. */
export type Comparison = (typeof comparisons)[number];
/** See {@link periods}. */
export type Period = (typeof periods)[number];
