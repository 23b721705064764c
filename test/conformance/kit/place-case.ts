import type { Case, Json, JsonObject } from './case.js';
import { relativeTime } from './relative-time.js';

/** Where and when a case is played. */
export interface Place {
  /** Tells this run's ids from those of any other. */
  run: string;
  now: Date;
}

/**
 * Makes a case one of a kind: every text (and key) that begins with `#` is an id and gets the run and the case put before
 * it, every relative time becomes a real one. Messages without an id get one.
 */
export function placeCase(item: Case, { run, now }: Place): Case {
  const zone = item.timezone ?? 'UTC';
  const settle = (value: Json): Json => {
    if (typeof value === 'string') return settleText(value);
    if (Array.isArray(value)) return value.map(settle);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [settleText(key), settle(inner)]),
    );
  };
  const settleText = (text: string): string =>
    relativeTime(text, now, zone) ??
    text.replaceAll(/(^|[=/,])#([\w.-]+)/g, `$1${run}.${item.id}.$2`);
  const placed = settle(item as unknown as Json) as unknown as Case;
  const named = (messages: JsonObject[] | undefined, letter: string) =>
    (messages ?? []).map((message, index) => ({
      messageId: `${run}.${item.id}.${letter}${index}`,
      ...message,
    }));
  placed.messages = named(placed.messages, 'm');
  placed.pageMessages = named(placed.pageMessages, 'p');
  return placed;
}
