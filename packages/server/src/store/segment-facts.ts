import { instantOf } from './column-time.js';
import type { Frame, FrameSection } from './log/frame.js';
import { unpackRows } from './log/packed-rows.js';
import type { StoredRow } from './store.js';

/** Which facts a segment of the log adds. */
export interface FactsChanged {
  /** The tables, without that of the messages. */
  readonly tables: readonly string[];
  /** Of messages the groups (`''`: none), of each its events with the instant of the earliest one (ms). */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The instant of the earliest content (ms); not given: of none. */
  readonly contents?: number | undefined;
}

/** A past day (UTC) of a site of which something came late. */
export interface LateDay {
  readonly site: string;
  /** `2026-10-31` */
  readonly day: string;
  /** It says something of all later days too: who joins is a member from then on. */
  readonly onwards: boolean;
}

type Row = StoredRow['row'];

const dayMs = 86_400_000;

/**
 * What the rows of a segment are about, noted while they are written: to find it out from their lines again
 * would keep everybody waiting, some milliseconds for each thousand.
 */
export class SegmentFacts {
  readonly #tables = new Set<string>();
  /** Of each group the events, each with its earliest instant. */
  readonly #groups = new Map<string, Map<string, number>>();
  readonly #days = new Map<string, LateDay>();
  /** The earliest content. */
  #contents: number | undefined;
  /** A row looks otherwise than messages do, and may say anything. */
  #isStrange = false;
  /** The last day that was noted, and its number: most rows are of the same. */
  #last: LateDay = { site: '', day: '', onwards: false };
  #lastNumber = Number.NaN;

  /** Reads what frames say that another process has written. */
  static of(frames: readonly Frame[]): SegmentFacts {
    const facts = new SegmentFacts();
    for (const section of frames.flatMap(({ sections }) => sections)) {
      for (const row of rowsOf(section)) facts.note({ table: section.table, row });
    }
    return facts;
  }

  /** Notes one row. */
  note({ table, row }: StoredRow): void {
    if (table === 'messages') {
      const time = instantOf(row['ts']);
      this.#noteDay(row['site'], time, false);
      this.#noteEvent(row['grp'], row['event'], time);
      return;
    }
    this.#tables.add(table);
    if (table === 'memberships') this.#noteDay(row['site'], instantOf(row['ts']), true);
    if (table === 'contents') this.#noteContent(instantOf(row['ts']));
  }

  /** Takes over what others are about. */
  add(others: SegmentFacts): void {
    for (const table of others.#tables) this.#tables.add(table);
    for (const [name, day] of others.#days) this.#days.set(name, day);
    for (const [group, events] of others.#groups) {
      for (const [event, time] of events) this.#noteEvent(group, event, time);
    }
    if (others.#contents !== undefined) this.#noteContent(others.#contents);
    this.#isStrange ||= others.#isStrange;
  }

  /** Which facts change; undefined where that may be any. */
  changed(): FactsChanged | undefined {
    if (this.#isStrange) return undefined;
    return { tables: [...this.#tables], groups: this.#groups, contents: this.#contents };
  }

  /** The days of messages and memberships before `limit`, each once. */
  daysBefore(limit: string): LateDay[] {
    return [...this.#days.values()].filter(({ day }) => day < limit);
  }

  #noteDay(site: unknown, time: number, onwards: boolean): void {
    const number = Math.floor(time / dayMs);
    const last = this.#last;
    if (number === this.#lastNumber && site === last.site && onwards === last.onwards) return;
    if (Number.isNaN(number)) return;
    const day = new Date(number * dayMs).toISOString().slice(0, 10);
    this.#last = { site: String(site), day, onwards };
    this.#lastNumber = number;
    this.#days.set(`${String(site)} ${day} ${onwards}`, this.#last);
  }

  #noteEvent(group: unknown, event: unknown, time: number): void {
    if (typeof group !== 'string' || typeof event !== 'string' || Number.isNaN(time)) {
      this.#isStrange = true;
      return;
    }
    let events = this.#groups.get(group);
    if (!events) {
      events = new Map();
      this.#groups.set(group, events);
    }
    const known = events.get(event);
    if (known === undefined || time < known) events.set(event, time);
  }

  #noteContent(time: number): void {
    if (Number.isNaN(time)) this.#isStrange = true;
    else this.#contents = Math.min(this.#contents ?? time, time);
  }
}

function* rowsOf({ table, format, bytes }: FrameSection): Generator<Row> {
  if (format === 'RowBinary') {
    for (const { row } of unpackRows(table, bytes)) yield row;
  } else {
    for (const line of bytes.toString('utf8').trimEnd().split('\n')) yield JSON.parse(line) as Row;
  }
}
