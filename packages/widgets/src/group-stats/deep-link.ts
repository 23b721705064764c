import { filtersOf } from './pickers.js';
import type { Filters } from './pickers.js';

/** What of the filters stands in an address, under names that begin with a prefix: `?stats-period=P6M`. */
export function readDeepLink(address: string, prefix: string): Partial<Filters> {
  const { searchParams } = new URL(address);
  const get = (name: string): string | undefined =>
    searchParams.get(`${prefix}-${name}`) ?? undefined;
  const [group, period, compare] = [get('group'), get('period'), get('compare')];
  const read = filtersOf({ group, period, compare });
  return {
    ...(group ? { group } : {}),
    ...(period ? { period: read.period } : {}),
    ...(compare ? { compare: read.compare } : {}),
  };
}

/** The address with the filters in it; everything else in it stays. */
export function writeDeepLink(address: string, prefix: string, filters: Filters): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(filters)) {
    if (value) url.searchParams.set(`${prefix}-${name}`, value);
    else url.searchParams.delete(`${prefix}-${name}`);
  }
  return url.href;
}
