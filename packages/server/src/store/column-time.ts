const columnTime = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?$/;

/** The instant (ms) of a time as rows hold it; NaN where it is none. */
export function instantOf(time: unknown): number {
  if (time instanceof Date) return time.getTime();
  if (typeof time !== 'string' || !columnTime.test(time)) return Number.NaN;
  return Date.parse(time.endsWith('Z') ? time : `${time.replace(' ', 'T')}Z`);
}
