import type { Frame } from './log/frame.js';
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

const columnTime = /^\d{4}-\d\d-\d\d [\d:.]+$/;
const space = 0x20;
const colon = 0x3a;

/**
 * What the rows of a segment are about, noted while they are written: to find it out from their lines again
 * would keep everybody waiting, some milliseconds for each thousand.
 */
export class SegmentFacts {
  readonly #tables = new Set<string>();
  /** Of each group the events, each with its earliest time as a column takes it. */
  readonly #groups = new Map<string, Map<string, string>>();
  readonly #days = new Map<string, LateDay>();
  /** The earliest content. */
  #contents: string | undefined;
  /** A row looks otherwise than messages do, and may say anything. */
  #isStrange = false;
  /** The last day that was noted: most rows are of the same. */
  #last: LateDay = { site: '', day: '-', onwards: false };

  /** Reads what frames say that another process has written. */
  static of(frames: readonly Frame[]): SegmentFacts {
    const facts = new SegmentFacts();
    for (const { table, lines } of frames.flatMap(({ sections }) => sections)) {
      for (const line of lines.toString('utf8').trimEnd().split('\n')) {
        facts.note({ table, row: JSON.parse(line) as Row });
      }
    }
    return facts;
  }

  /** Notes one row. */
  note({ table, row }: StoredRow): void {
    if (table === 'messages') {
      const time = toTime(row['ts']);
      this.#noteDay(row['site'], time, false);
      this.#noteEvent(row['grp'], row['event'], time);
      return;
    }
    this.#tables.add(table);
    if (table === 'memberships') this.#noteDay(row['site'], toTime(row['ts']), true);
    if (table === 'contents') this.#contents = earlier(this.#contents, toTime(row['ts']));
  }

  /** Takes over what others are about. */
  add(others: SegmentFacts): void {
    for (const table of others.#tables) this.#tables.add(table);
    for (const [name, day] of others.#days) this.#days.set(name, day);
    for (const [group, events] of others.#groups) {
      for (const [event, time] of events) this.#noteEvent(group, event, time);
    }
    if (others.#contents !== undefined) this.#contents = earlier(this.#contents, others.#contents);
    this.#isStrange ||= others.#isStrange;
  }

  /** Which facts change; undefined where that may be any. */
  changed(): FactsChanged | undefined {
    if (this.#isStrange) return undefined;
    const groups = new Map(
      [...this.#groups].map(([group, events]) => [
        group,
        new Map([...events].map(([event, time]) => [event, instantOf(time)])),
      ]),
    );
    const contents = this.#contents === undefined ? undefined : instantOf(this.#contents);
    const times = [...groups.values()].flatMap((events) => [...events.values()]);
    if ([...times, contents ?? 0].some(Number.isNaN)) return undefined;
    return { tables: [...this.#tables], groups, contents };
  }

  /** The days of messages and memberships before `limit`, each once. */
  daysBefore(limit: string): LateDay[] {
    return [...this.#days.values()].filter(({ day }) => day < limit);
  }

  #noteDay(site: unknown, time: string, onwards: boolean): void {
    const last = this.#last;
    if (site === last.site && onwards === last.onwards && time.startsWith(last.day)) return;
    if (!columnTime.test(time)) return;
    const day = time.slice(0, 10);
    this.#last = { site: String(site), day, onwards };
    this.#days.set(`${String(site)} ${day} ${onwards}`, this.#last);
  }

  #noteEvent(group: unknown, event: unknown, time: string): void {
    if (typeof group !== 'string' || typeof event !== 'string') {
      this.#isStrange = true;
      return;
    }
    let events = this.#groups.get(group);
    if (!events) {
      events = new Map();
      this.#groups.set(group, events);
    }
    events.set(event, earlier(events.get(event), time));
  }
}

/** The texts are in the order of the times. */
function earlier(known: string | undefined, time: string): string {
  return known === undefined || time < known ? time : known;
}

function instantOf(time: string): number {
  return Date.parse(`${time}Z`);
}

/** A time as a column takes it, whichever of its forms it comes in; `''` where it has none of them. */
function toTime(value: unknown): string {
  const text = String(value instanceof Date ? value.toJSON() : value);
  if (text.charCodeAt(10) === space && text.charCodeAt(13) === colon) return text;
  const time = text.replace('T', ' ').replace('Z', '');
  return columnTime.test(time) ? time : '';
}
