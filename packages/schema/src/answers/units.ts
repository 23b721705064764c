/** What a metric's numbers are in; a widget formats by it. This module has no zod in it, so that browsers can import it. */
export const units = [
  'count',
  'people',
  'ratio',
  'share',
  'seconds',
  'hours',
  'days',
  'score',
  'rank',
  'money',
  'acts_per_member',
] as const;

/** See {@link units}. */
export type Unit = (typeof units)[number];
