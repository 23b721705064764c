import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../engine/engine.js';
import type { StoreLogger } from '../store.js';
import type { LateDay, SegmentFacts } from '../segment-facts.js';
import { sumMonth } from './sum-month.js';
import type { SiteMonth } from './sum-month.js';

const day = 86_400_000;
/** What comes later than this is late, and a month is over for twice as long before it is summed up. */
const punctual = day;
/** Late facts come in company: so long must nothing be late before months are summed up again (ms). */
const quietTime = 10_000;
/** How often months are looked for that have come to their end (ms). */
const lookAgain = 3_600_000;

/** What the catalogue says of months; the store itself knows nothing of figures. */
export type MonthCatalogue = Pick<
  typeof import('@ruche/metrics'),
  | 'activeEvents'
  | 'contributingEvents'
  | 'listMonths'
  | 'passiveEvents'
  | 'summedMonthsParameters'
  | 'summedMonthsSql'
>;

/** A site whose closed months are wanted, as months of a zone. */
export interface WantedMonths {
  readonly site: string;
  readonly zone: string;
  readonly catalogue: MonthCatalogue;
}

/** What {@link MonthKeeper} works with. */
export interface MonthKeeperOptions {
  readonly engine: Engine;
  readonly logger: StoreLogger;
  readonly now: () => number;
}

/**
 * Keeps closed months summed up (`month_people`) in the zones in which they are asked for. What comes late is
 * noted before it is written, and from then on nobody reads its month until that is summed up anew. Where
 * several collectors write to one server none of them knows all that comes late: nothing is summed up there.
 */
export class MonthKeeper {
  readonly #options: MonthKeeperOptions;
  readonly #wanted = new Map<string, WantedMonths>();
  #timer: NodeJS.Timeout | undefined;
  #task: Promise<void> = Promise.resolve();
  #stopped = false;
  #ver: number | undefined;
  /** Changes of past days that are being written now, and those of the sum that is on its way. */
  #writing = 0;
  #changes: LateDay[] = [];

  constructor(options: MonthKeeperOptions) {
    this.#options = options;
  }

  /** Writes the rows of a segment; those of past days are noted first. */
  async write(facts: SegmentFacts, insert: () => Promise<void>): Promise<void> {
    const limit = new Date(this.#options.now() - punctual).toISOString().slice(0, 10);
    const late = facts.daysBefore(limit);
    await (late.length === 0 ? insert() : this.change(late, insert));
  }

  /** Does something that changes facts of past days, and has their months summed up again. */
  async change<T>(days: readonly LateDay[], work: () => Promise<T>): Promise<T> {
    this.#writing += 1;
    try {
      await this.#note(days);
      return await work();
    } finally {
      this.#writing -= 1;
      this.#changes.push(...days);
      this.#schedule(quietTime);
    }
  }

  /** Has the closed months of a site summed up, now and from now on. */
  want(wanted: WantedMonths): void {
    const name = `${wanted.site} ${wanted.zone}`;
    if (this.#wanted.has(name)) return;
    this.#wanted.set(name, wanted);
    this.#schedule(0);
  }

  /** Sums up what is missing; resolves when that is done. */
  settle(): Promise<void> {
    this.#task = this.#task
      .then(() => this.#sumMissing())
      .catch((error: unknown) => {
        if (this.#stopped) return;
        const message = error instanceof Error ? error.message : String(error);
        this.#options.logger.warn({ error: message }, 'closed months are not summed up yet');
      })
      .finally(() => this.#schedule(lookAgain));
    return this.#task;
  }

  /** Ends after the month on its way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#task;
  }

  #schedule(delay: number): void {
    if (this.#stopped || this.#wanted.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), delay);
    this.#timer.unref();
  }

  async #sumMissing(): Promise<void> {
    for (const { site, zone, catalogue } of this.#wanted.values()) {
      const summed = await this.#summedMonths(catalogue, site, zone);
      const months = await this.#closedMonths(catalogue, site, zone);
      for (const month of months) {
        if (!summed.has(month.month)) await this.#sum(catalogue, month);
        if (this.#stopped) return;
      }
    }
  }

  /** Sums up one month, again where facts of it changed meanwhile. */
  async #sum(catalogue: MonthCatalogue, unit: SiteMonth): Promise<void> {
    const { site, zone, month } = unit;
    const acts = {
      passive: catalogue.passiveEvents,
      active: catalogue.activeEvents,
      contributing: catalogue.contributingEvents,
    };
    while (!this.#stopped) {
      while (this.#writing > 0) await sleep(10);
      this.#changes = [];
      const ver = await this.#nextVersion();
      await sumMonth(this.#options.engine, unit, { acts, ver });
      if (this.#writing > 0 || this.#changes.some((change) => concerns(change, unit))) continue;
      await this.#put('summed_months', [
        { site, zone, month, ver, ...catalogue.summedMonthsParameters },
      ]);
      return;
    }
  }

  async #note(days: readonly LateDay[]): Promise<void> {
    const ver = await this.#nextVersion();
    await this.#put(
      'changed_days',
      days.map(({ onwards, ...late }) => ({ ...late, onwards: onwards ? 1 : 0, ver })),
    );
  }

  async #put(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    await this.#options.engine.insert({ table, rows: [Buffer.from(lines)], token: randomUUID() });
  }

  async #summedMonths(
    { summedMonthsParameters, summedMonthsSql }: MonthCatalogue,
    site: string,
    zone: string,
  ): Promise<Set<string>> {
    const parameters = { site, zone, ...summedMonthsParameters };
    const rows = await this.#options.engine.query<{ bucket: string }>(summedMonthsSql, parameters);
    return new Set(rows.map(({ bucket }) => bucket));
  }

  /** The months that are over, the last one first. */
  async #closedMonths(
    { listMonths }: MonthCatalogue,
    site: string,
    zone: string,
  ): Promise<SiteMonth[]> {
    const [row] = await this.#options.engine.query<{ first: string }>(
      'SELECT toUnixTimestamp64Milli(min(ts)) AS first FROM messages WHERE site = {site:String}',
      { site },
    );
    const first = Number(row?.first ?? 0);
    if (first <= 0) return [];
    const end = this.#options.now() - 2 * punctual;
    return listMonths(zone, first, end)
      .filter(({ to }) => to <= end)
      .map(({ key, from, to }) => ({ site, zone, month: key, from, to }))
      .toReversed();
  }

  /** Two versions at a time, each higher than all before. */
  async #nextVersion(): Promise<number> {
    if (this.#ver === undefined) {
      const [row] = await this.#options.engine.query<{ ver: string }>(
        `SELECT greatest((SELECT max(ver) FROM summed_months), (SELECT max(ver) FROM month_people),
          (SELECT max(ver) FROM changed_days)) AS ver`,
      );
      this.#ver ??= Number(row?.ver ?? 0);
    }
    this.#ver = Math.max(this.#ver + 2, this.#options.now());
    return this.#ver;
  }
}

/** Whether what is known of a day says something of a month, wherever that begins. */
function concerns({ site, day: date, onwards }: LateDay, unit: SiteMonth): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return site === unit.site && at < unit.to && (onwards || at + day > unit.from);
}
