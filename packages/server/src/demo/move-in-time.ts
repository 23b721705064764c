const day = 86_400_000;

/** How the sample is laid over the calendar. */
export interface Moved {
  /** Added to every instant of the source: a whole number of weeks, in ms. */
  shift: number;
  /** Today in the zone, as an ISO date: nothing of the sample reaches into it. */
  today: string;
  /** The instant at which today begins. */
  until: number;
}

/**
 * Says by how much to move a history so that its last day is yesterday and every act keeps its weekday.
 * The move is a whole number of weeks; up to six of the history's last days then fall after yesterday,
 * and whoever moves it leaves out what is not before `until`.
 *
 * @example moveInTime('2013-08-31', new Date('2026-03-03T10:00:00Z'), 'Europe/Paris').today // '2026-03-03'
 */
export function moveInTime(lastDay: string, now: Date, timezone: string): Moved {
  const today = localDate(now, timezone);
  const yesterday = Date.parse(today) - day;
  const weeks = Math.ceil((yesterday - Date.parse(lastDay)) / (7 * day));
  return { shift: weeks * 7 * day, today, until: startOfDay(today, timezone) };
}

function localDate(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(instant);
}

function startOfDay(date: string, timezone: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Offsets lie between −12 and +14 hours, in quarters of an hour: the first instant of that date.
  for (let at = midnight - 14 * 3_600_000; ; at += 900_000) {
    if (localDate(new Date(at), timezone) === date) return at;
  }
}
