/**
 * The tables that messages are written to. The order is part of the log's format: a table's place is
 * its number there, so new ones go to the end and none is ever taken out.
 */
export const tableNames = [
  'messages',
  'people',
  'memberships',
  'contents',
  'groups',
  'records',
] as const;

/** See {@link tableNames}. */
export type TableName = (typeof tableNames)[number];

/** A time as a column takes it: ISO 8601 text in UTC, or a Date. */
export type ColumnTime = string | Date;

/** A 64- or 128-bit number. */
export type ColumnInteger = bigint | number | string;

/** A fact: who did what, when, where. An act in several groups is one row for each. */
export type MessageRow = {
  site: string;
  /** `''` outside any group. */
  grp: string;
  /** 1 on exactly one row of each message: questions about the whole site count only those. */
  main: 0 | 1;
  /** The event's name, or that of the call. */
  event: string;
  /** The sender's own timestamp; a retry carries the same. */
  claimed_at: ColumnTime;
  id: ColumnInteger;
  /** The time that counts. */
  ts: ColumnTime;
  received_at: ColumnTime;
  /** Keyed hash of the person; 0 without one. */
  actor?: ColumnInteger;
  /** Keyed hash of the person, else of the anonymous id, else the message's own. */
  visitor?: ColumnInteger;
  session?: ColumnInteger;
  object?: string;
  parent?: string;
  author?: ColumnInteger;
  mentions?: ColumnInteger[];
  device?: 'unknown' | 'desktop' | 'mobile' | 'tablet' | 'other' | 'bot';
  active_ms?: number;
  verified?: 0 | 1;
  version?: number;
  /** JSON text of the remaining properties. */
  props?: string;
};

/** One trait of one person. */
export type PersonRow = {
  site: string;
  trait: string;
  actor: ColumnInteger;
  value: string;
  /** Milliseconds of the identify: the latest wins. */
  ver: ColumnInteger;
};

/** A person joined or left a group. */
export type MembershipRow = {
  site: string;
  grp: string;
  actor: ColumnInteger;
  ts: ColumnTime;
  joined: 0 | 1;
};

/** A post, comment, file, event, project or task. */
export type ContentRow = {
  site: string;
  kind: string;
  id: string;
  /** Keyed hash of who made it; 0 unknown. */
  actor?: ColumnInteger;
  grps?: string[];
  ts: ColumnTime;
  title?: string;
  url?: string;
  parent?: string;
  starts_at?: ColumnTime | null;
  /** 2^63 minus the milliseconds of `ts`: the earliest wins. */
  ver: ColumnInteger;
};

/** What is known of a group. */
export type GroupRow = {
  site: string;
  grp: string;
  name?: string;
  url?: string;
  modules?: string[];
  timezone?: string;
  created?: ColumnTime | null;
  ver: ColumnInteger;
};

/** One version of something that people set, or that the collector notes. */
export type RecordRow = {
  site: string;
  /** What it is: `objective`, `annotation`, `badge` … */
  kind: string;
  id: string;
  /** Rises with every change: the highest counts, the others are its history. */
  ver: ColumnInteger;
  /** The group it is about; `''` the whole site. */
  grp: string;
  at: ColumnTime;
  /** 1: it is there no more. */
  removed: 0 | 1;
  /** JSON text. */
  body: string;
};
