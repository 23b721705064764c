const millisecondsADay = 86_400_000;

/** The days from 1970-01-01 to an ISO date: how the store counts dates. */
export function dayNumber(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / millisecondsADay;
}

/** The ISO date of a {@link dayNumber}. */
export function dateOfDay(day: number): string {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10);
}
