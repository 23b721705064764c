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
  /** How many may play at the same time; those that touch the browser itself have one of their own. */
  atOnce: number;
  /** The longest that is waited for what has not arrived. */
  patienceMs?: number | undefined;
  log: (line: string) => void;
}

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
        const which = lost && lost < tracked ? ` (${missing.join(' ')})` : '';
        log(
          `${adapter.name}, ${engine.name}, ${scenario.name}: ${lost} lost${which}, ${doubled} doubled`,
        );
      }
    } catch (error) {
      sum.failed++;
      log(`${adapter.name}, ${engine.name}, ${scenario.name}: ${String(error)}`);
    }
  };
  /** Plays them in a new browser: so many at a time, until none is left. */
  const playIn = async (left: Scenario[], lanes: number) => {
    if (!left[0]) return;
    const browser = await engine.start();
    const takeTurns = async () => {
      for (let next = left.shift(); next; next = left.shift()) await play(next, browser);
    };
    try {
      await Promise.all(Array.from({ length: lanes }, takeTurns));
    } finally {
      await browser.close();
    }
  };
  for (let time = 1; time <= repetitions; time++) {
    await Promise.all([
      playIn(
        possible.filter(({ needs }) => !needs),
        atOnce,
      ),
      playIn(
        possible.filter(({ needs }) => needs),
        1,
      ),
    ]);
    log(`${adapter.name}, ${engine.name}: ${time} of ${repetitions}, ${describe(played)}`);
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
