import type { TableName } from './tables.js';

/** Which facts a segment of the log adds. */
export interface FactsChanged {
  /** The tables, without that of the messages. */
  readonly tables: readonly string[];
  /** Of messages the events, each with the instant of its earliest one (ms). */
  readonly events: ReadonlyMap<string, number>;
}

/**
 * The event and the time of a line, which is UTC in either form. Within a property quotes are escaped, so it
 * looks otherwise there.
 */
const messagePattern = /"event":"([^"]*)"[^\n]*?"ts":"(\d{4}-\d\d-\d\d)[ T]([\d:.]+)Z?"/g;
const newline = 10;

/** Reads {@link FactsChanged} from the lines of a segment; undefined where they look strange. */
export function factsChanged(
  blocks: ReadonlyMap<TableName, readonly Buffer[]>,
): FactsChanged | undefined {
  const earliest = new Map<string, string>();
  for (const piece of blocks.get('messages') ?? []) {
    let lines = 0;
    for (const [, event = '', day, time] of piece.toString('latin1').matchAll(messagePattern)) {
      lines += 1;
      const ts = `${day}T${time}Z`;
      const known = earliest.get(event);
      // The texts are in the order of the times.
      if (known === undefined || ts < known) earliest.set(event, ts);
    }
    if (lines !== countLines(piece)) return undefined;
  }
  const events = new Map([...earliest].map(([event, ts]) => [event, Date.parse(ts)]));
  if ([...events.values()].some(Number.isNaN)) return undefined;
  return { tables: [...blocks.keys()].filter((table) => table !== 'messages'), events };
}

function countLines(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
