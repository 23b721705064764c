import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruche } from './adapters/ruche.js';
import { chromiumEngine } from './engines/chromium.js';
import type { BrowserSession } from './engines/engine.js';
import { findEngines } from '../../.scripts/find-engines.mjs';
import { startRucheCollector } from './ruche-collector.js';
import type { RucheCollector } from './ruche-collector.js';
import { runScenario } from './run-scenario.js';
import type { Scenario } from './scenarios/scenario.js';
import { scenarios } from './scenarios/index.js';

/** As long as a scenario waits before it calls an event lost, and what it does until then. */
const patienceMs = 200_000;

let collector: RucheCollector;
let browser: BrowserSession;

beforeAll(async () => {
  const { chromium } = findEngines();
  if (!chromium) throw new Error('The fault matrix needs Chromium');
  collector = await startRucheCollector();
  browser = await chromiumEngine(chromium).start();
});
afterAll(async () => {
  await browser?.close();
  await collector?.close();
});

async function holds(scenario: Scenario) {
  const { tracked, lost, doubled } = await runScenario(scenario, browser, {
    adapter: ruche,
    collector,
  });
  expect({ tracked, lost, doubled }).toEqual({ tracked, lost: 0, doubled: 0 });
  expect(tracked > 0).toBe(!scenario.silent);
}

// The slow ones run with the benchmark, which also tries the other engines and the peers.
const quick = scenarios.filter(({ slow }) => !slow);

describe('every message is in the store exactly once, whatever happens', () => {
  describe('to a page or the collector:', () => {
    test.concurrent.each(quick.filter(({ needs }) => !needs))('$name', holds, patienceMs);
  });
  describe('to the browser:', () => {
    test.each(quick.filter(({ needs }) => needs))('$name', holds, patienceMs);
  });
});
