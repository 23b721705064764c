/** How often an objective is reviewed. This module has no zod in it, so that browsers can import it. */
export const reviewFrequencies = ['weekly', 'biweekly', 'monthly', 'quarterly', 'yearly'] as const;
/** Where a key result, or an objective, stands. */
export const statuses = ['on_track', 'behind', 'reached', 'missed'] as const;
/** What a SMART check finds. */
export const smartCodes = [
  'metric',
  'unit',
  'baseline',
  'target',
  'owner',
  'due',
  'frequency',
  'outside_variation',
] as const;

/** See {@link reviewFrequencies}. */
export type ReviewFrequency = (typeof reviewFrequencies)[number];
/** See {@link statuses}. */
export type ObjectiveStatus = (typeof statuses)[number];
/** See {@link smartCodes}. */
export type SmartCode = (typeof smartCodes)[number];
