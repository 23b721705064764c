import { windowUntil } from './scope.js';
import { isMemberAt } from './status-marks.js';
import { tagMark } from './tag-mark.js';

/** The segments as the marks number them; `outside` is who is no member at that time. */
export const segmentCodes = { none: 0, low: 1, medium: 2, high: 3, outside: 4 } as const;

/** See {@link segmentCodes}. */
export type Segment = keyof typeof segmentCodes;

/** What `segments` is marked with: the segment 28 days ago, and the one at the end of the window. */
export function flowCode(before: Segment, now: Segment): number {
  return segmentCodes[before] * 8 + segmentCodes[now];
}

/** The segment of each member at the end of the window and 28 days earlier. */
export function segmentMarks(): string {
  const before = segmentOf(`fromUnixTimestamp64Milli({end28:Int64}, 'UTC')`, 56, 28);
  const now = segmentOf(windowUntil, 28, 0);
  return `arrayFilter(mark -> mark != ${tagMark('segments', String(flowCode('outside', 'outside')))}, [
            ${tagMark('segments', `(${before}) * 8 + (${now})`)}
          ])`;
}

function segmentOf(end: string, from: number, to: number): string {
  const days = `arrayCount(day -> day >= {endDay:UInt16} - ${from} AND day < {endDay:UInt16} - ${to}, days)`;
  const { none, low, medium, high, outside } = segmentCodes;
  return `multiIf(
              NOT ${isMemberAt(end)}, ${outside}, ${days} >= {high:UInt16}, ${high},
              ${days} >= {medium:UInt16}, ${medium}, ${days} > 0, ${low}, ${none}
            )`;
}
