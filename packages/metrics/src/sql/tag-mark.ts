/** What a mark says of a person; `Previous`: for the window compared with. */
export const tags = {
  /** Active on that day. */
  activeDay: 1,
  /** On that day begins, and on that day has ended, a span of 30 days after each active one. */
  thirtyOpens: 2,
  thirtyCloses: 3,
  /** Active in that bucket, for the first time, again, or again after an absence. */
  new: 4,
  returning: 5,
  resurrecting: 6,
  newPrevious: 7,
  returningPrevious: 8,
  resurrectingPrevious: 9,
  /** Active in the bucket before the window. */
  before: 10,
  beforePrevious: 11,
  /** A member at the end of the window, by status. */
  status: 12,
  statusPrevious: 13,
  /** A member at the end of the window or 28 days before, by both segments. */
  segments: 14,
} as const;

/** See {@link tags}. */
export type Tag = keyof typeof tags;

/** A mark as one number: the tag above, what it is about below. */
export function tagMark(tag: Tag, at: string): string {
  return `toUInt64(${tags[tag]} * 4294967296 + (${at}))`;
}
