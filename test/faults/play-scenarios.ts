import type { TrackerAdapter } from './adapters/adapter.js';
import type { BrowserSession, Engine } from './engines/engine.js';
import { runScenario } from './run-scenario.js';
import type { Collector, Outcome } from './run-scenario.js';
import type { Scenario } from './scenarios/scenario.js';

/** What came of a scenario that was played several times. */
export interface Played extends Omit<Outcome, 'missing'> {
  repetitions: number;
  /** Times it could not be played to its end. */
  failed: number;
}

/** What plays, and where. */
export interface PlayOptions {
  adapter: TrackerAdapter;
  engine: Engine;
  collector: Collector;
  repetitions: number;
  /** How many may share a browser at the same time; those that touch the browser itself have their own. */
  atOnce: number;
  /** The longest that is waited for what has not arrived. */
  patienceMs?: number | undefined;
  log: (line: string) => void;
}

/** Repetitions that share a browser: not all of them, because one may leave something for the next. */
const inOneBrowser = 5;
/** For so many that share a browser there is one more that has a browser of its own. */
const lanesToOneAlone = 4;

/** Plays scenarios in an engine, as far as it can; the answer is by name. */
export async function playScenarios(
  scenarios: readonly Scenario[],
  options: PlayOptions,
): Promise<Map<string, Played>> {
  const { adapter, engine, repetitions, atOnce, log } = options;
  const possible = await filterPossible(scenarios, engine);
  const played = new Map(possible.map(({ name }): [string, Played] => [name, nothing()]));
  const play = async (scenario: Scenario, where: BrowserSession) => {
    const sum = played.get(scenario.name)!;
    try {
      const outcome = await runScenario(scenario, where, options);
      sum.repetitions++;
      for (const name of ['tracked', 'lost', 'doubled', 'resent'] as const) {
        sum[name] += outcome[name];
      }
      const { tracked, lost, doubled, missing } = outcome;
      if (lost || doubled) {
        const which = lost && lost < tracked ? ` (${missing.slice(0, 40).join(' ')})` : '';
        log(
          `${adapter.name}, ${engine.name}, ${scenario.name}: ${lost} lost${which}, ${doubled} doubled`,
        );
      }
      return true;
    } catch (error) {
      sum.failed++;
      log(`${adapter.name}, ${engine.name}, ${scenario.name}: ${String(error)}`);
      return false;
    }
  };
  /** Plays them in a new browser: so many at a time, until none is left. */
  const playIn = async (left: Scenario[], lanes: number) => {
    if (!left[0]) return;
    let browser = await engine.start();
    const takeTurns = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const done = await play(next, browser);
        if (done || lanes > 1) continue;
        // What failed here may have taken the browser with it.
        await browser.close().catch(() => {});
        browser = await engine.start();
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, takeTurns));
    } finally {
      await browser.close();
    }
  };
  for (let done = 0; done < repetitions;) {
    const times = Math.min(inOneBrowser, repetitions - done);
    const round = Array.from({ length: times }, () => possible).flat();
    // What waits longest begins first, so that nothing is waited for alone.
    round.sort((a, b) => Number(b.slow ?? false) - Number(a.slow ?? false));
    const gentle = round.filter(({ needs }) => !needs);
    const alone = round.filter(({ needs }) => needs);
    await Promise.all([
      playIn(gentle, atOnce),
      ...Array.from({ length: Math.ceil(atOnce / lanesToOneAlone) }, async () => playIn(alone, 1)),
    ]);
    done += times;
    log(`${adapter.name}, ${engine.name}: ${done} of ${repetitions}, ${describe(played)}`);
  }
  return played;
}

async function filterPossible(scenarios: readonly Scenario[], engine: Engine): Promise<Scenario[]> {
  const browser = await engine.start();
  await browser.close();
  return scenarios.filter(({ needs = [] }) =>
    needs.every((ability) => browser.abilities.has(ability)),
  );
}

function nothing(): Played {
  return { repetitions: 0, tracked: 0, lost: 0, doubled: 0, resent: 0, failed: 0 };
}

function describe(played: Map<string, Played>): string {
  const all = [...played.values()];
  const sum = (name: keyof Played) => all.reduce((total, one) => total + one[name], 0);
  return `tracked ${sum('tracked')}, lost ${sum('lost')}, doubled ${sum('doubled')}, failed ${sum('failed')}`;
}
