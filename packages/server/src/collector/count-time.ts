import { RecentMap } from './recent-map.js';

/** What decides the time that a message counts at. */
export interface TimeOptions {
  /** When the collector took the message. */
  receivedAt: Date;
  /** The sender's clock when it made the message. */
  timestamp: Date | undefined;
  /** The sender's clock when it sent the message. */
  sentAt: Date | undefined;
  /** How far back a message may lie, in milliseconds. */
  past: number;
  /** How far ahead of the collector's clock a message may lie, in milliseconds. */
  future: number;
}

/** What a request may take on its way; a larger difference is a wrong clock. */
const longestWay = 60_000;
const dayMs = 86_400_000;

/**
 * The time that counts: `receivedAt − (sentAt − timestamp)`, so that a wrong clock at the sender's does
 * no harm; the timestamp itself where no `sentAt` came along; bounded by what the site accepts.
 *
 * Each retry of a message takes its own time on the way, and must still land in the partition of the
 * first: a mere delay moves no message over the end of a month.
 */
export function countTime(options: TimeOptions): Date {
  const { receivedAt, timestamp, sentAt, past, future } = options;
  const received = receivedAt.getTime();
  if (!timestamp) return receivedAt;
  const said = timestamp.getTime();
  const corrected = sentAt ? received - (sentAt.getTime() - said) : said;
  const isDelay = Math.abs(corrected - said) < longestWay;
  const claimed = isDelay && !isSameMonth(corrected, said) ? said : corrected;
  return new Date(Math.min(Math.max(claimed, received - past, 0), received + future));
}

/** Whether two times lie in the same month, in UTC, as the store divides its tables. */
function isSameMonth(one: number, other: number): boolean {
  return Math.floor(one / dayMs) === Math.floor(other / dayMs) || monthOf(one) === monthOf(other);
}

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const isoTime =
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|z|[+-]\d\d:?\d\d)?)?$/;

/** The form that JavaScript itself writes, which it also reads as it is. */
const plainTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** When days began that were read lately: times that come together are of a few. */
const days = new RecentMap<number, number>(64);

/** The last text that was read: it is looked at where it is checked and where it is used. */
let last: { text: string; time: Date | undefined } = { text: '', time: undefined };

/** Reads an ISO 8601 time; undefined when it is none. */
export function parseTime(text: string): Date | undefined {
  if (text !== last.text) last = { text, time: readTime(text) };
  return last.time;
}

function readTime(text: string): Date | undefined {
  if (plainTime.test(text)) return validTime(readPlainTime(text));
  if (!isoTime.test(text)) return undefined;
  const normal = text
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const zoned = /T/.test(normal) && !/(?:Z|z|[+-]\d\d:\d\d)$/.test(normal) ? `${normal}Z` : normal;
  return validTime(new Date(zoned));
}

/** The same as `new Date`, sooner. */
function readPlainTime(text: string): Date {
  const [hours, minutes, seconds] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  if (hours > 23 || minutes > 59 || seconds > 59) return new Date(text);
  const day = digits(text, 0, 4) * 10_000 + digits(text, 5, 2) * 100 + digits(text, 8, 2);
  let start = days.get(day);
  if (start === undefined) {
    start = Date.parse(`${text.slice(0, 10)}T00:00:00.000Z`);
    days.set(day, start);
  }
  return new Date(start + (hours * 3_600 + minutes * 60 + seconds) * 1_000 + digits(text, 20, 3));
}

/** The number that some digits of a text are. */
function digits(text: string, from: number, count: number): number {
  let number = 0;
  for (let at = from; at < from + count; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

function validTime(time: Date): Date | undefined {
  return Number.isNaN(time.getTime()) ? undefined : time;
}
