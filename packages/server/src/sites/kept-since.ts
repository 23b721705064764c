import { readInstant } from '@ruche/metrics';
import type { SiteSettings } from './site.js';

/**
 * The first instant that a site still keeps facts of: the start of a day in its zone, so many days,
 * months or years before today. Undefined where it keeps them for ever.
 */
export function keptSince(
  { retention, timezone }: Pick<SiteSettings, 'retention' | 'timezone'>,
  now: Date,
): Date | undefined {
  if (retention === '') return undefined;
  const today = readInstant(now.toISOString(), timezone, 'now').startOfDay();
  return new Date(today.subtract(retention).startOfDay().epochMilliseconds);
}
