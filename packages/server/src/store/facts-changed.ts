import type { TableName } from './tables.js';

/** Which facts a segment of the log adds. */
export interface FactsChanged {
  /** The tables, without that of the messages. */
  readonly tables: readonly string[];
  /** Of messages the groups (`''`: none), of each its events with the instant of the earliest one (ms). */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * The group, the event and the time of a line, which is UTC in either form. Within a property quotes are
 * escaped, so it looks otherwise there.
 */
const messagePattern =
  /"grp":"((?:[^"\\\n]|\\.)*)"[^\n]*?"event":"([^"]*)"[^\n]*?"ts":"(\d{4}-\d\d-\d\d)[ T]([\d:.]+)Z?"/g;
const newline = 10;

/** Reads {@link FactsChanged} from the lines of a segment; undefined where they look strange. */
export function factsChanged(
  blocks: ReadonlyMap<TableName, readonly Buffer[]>,
): FactsChanged | undefined {
  const earliest = new Map<string, Map<string, string>>();
  for (const piece of blocks.get('messages') ?? []) {
    let lines = 0;
    for (const [, group = '', event = '', day, time] of piece
      .toString('latin1')
      .matchAll(messagePattern)) {
      lines += 1;
      const ts = `${day}T${time}Z`;
      const events = earliest.get(group) ?? new Map<string, string>();
      earliest.set(group, events);
      const known = events.get(event);
      // The texts are in the order of the times.
      if (known === undefined || ts < known) events.set(event, ts);
    }
    if (lines !== countLines(piece)) return undefined;
  }
  const groups = new Map(
    [...earliest].map(([group, events]) => [
      textOf(group),
      new Map([...events].map(([event, ts]) => [event, Date.parse(ts)])),
    ]),
  );
  const times = [...groups.values()].flatMap((events) => [...events.values()]);
  if (times.some(Number.isNaN)) return undefined;
  return { tables: [...blocks.keys()].filter((table) => table !== 'messages'), groups };
}

/** What stands between the quotes of a JSON text of which the bytes were read as they are. */
function textOf(latin1: string): string {
  return JSON.parse(`"${Buffer.from(latin1, 'latin1').toString('utf8')}"`) as string;
}

function countLines(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
