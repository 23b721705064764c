import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesFolder, conformance } from './conformance.js';
import { startOwnCollector, type OwnCollector } from './kit/own-collector.js';
import { readCases } from './kit/read-cases.js';
import { runKit, type KitResult } from './kit/run-kit.js';
import { readEdges, ruleTable } from './kit/rule-table.js';
import { runOwn } from './kit/run-own.js';

const cases = readCases(casesFolder);

describe('the cases', () => {
  it('are at least 400, and every rule has some', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    const rules = new Set(cases.flatMap((item) => item.rules));
    const expected = Array.from({ length: 17 }, (_, index) => `R${index + 1}`);
    expect(expected.filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it('that a script writes are as it writes them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ruche-families-'));
    try {
      const script = join(import.meta.dirname, 'families/write-all.mjs');
      execFileSync(process.execPath, [script, folder]);
      const written = readdirSync(folder);
      expect(written.length).toBeGreaterThan(5);
      for (const name of written) {
        const [committed, fresh] = [casesFolder, folder].map((place) =>
          readFileSync(join(place, name), 'utf8'),
        );
        expect(committed === fresh, `${name} is out of date: run families/write-all.mjs`).toBe(
          true,
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the rules', () => {
  const known = new Map(cases.map((item) => [item.id, item]));
  const edges = readEdges(import.meta.dirname);

  it('each have cases on both sides of an edge', () => {
    const rules = Array.from({ length: 17 }, (_, index) => `R${index + 1}`);
    expect(rules.filter((rule) => !edges.some((edge) => edge.rule === rule))).toEqual([]);
    for (const { rule, holds, fails } of edges) {
      expect(holds.length, rule).toBeGreaterThan(0);
      expect(fails.length, rule).toBeGreaterThan(0);
      for (const id of [...holds, ...fails]) expect(known.get(id)?.rules, id).toContain(rule);
    }
  });

  it('stand in the README as the files have them', async () => {
    const readme = join(import.meta.dirname, 'README.md');
    const [before = '', , after = ''] = readFileSync(readme, 'utf8').split(/<!-- \/?rules -->/);
    const table = ruleTable(import.meta.dirname);
    await expect(`${before}<!-- rules -->\n${table}\n<!-- /rules -->${after}`).toMatchFileSnapshot(
      readme,
    );
  });
});

// Shuffled and with repetitions: R15 says that it must not matter, so nothing is gained by a second run in order.
describe('our collector', { timeout: 300_000 }, () => {
  let collector: OwnCollector;
  let result: KitResult;

  beforeAll(async () => {
    result = await runOwn(cases, 20_240_229);
    collector = await startOwnCollector();
  }, 600_000);

  afterAll(() => collector?.close());

  it('answers every case of its catalogue as expected', () => {
    const told = result.failed.map(({ item, faults }) => [item.id, item.shows, ...faults]);
    expect(told).toEqual([]);
    expect(result.skipped).toEqual([]);
    expect(result.passed.length).toBeGreaterThanOrEqual(400);
  });

  it('is found out where it differs', async () => {
    const wrong = cases.find(({ id }) => id === 'posts-count')!;
    const item = { ...wrong, questions: [{ ...wrong.questions![0]!, expect: { value: 4 } }] };
    const { failed } = await runKit({ target: collector, cases: [item] });
    expect(failed[0]?.faults).toEqual(['value: expected 4, got 3']);
  });

  it('is refused a wrong key', async () => {
    const target = { ...collector, secretKey: 'sk_wrong' };
    await expect(runKit({ target, cases: cases.slice(0, 1) })).rejects.toThrow('401');
  });
});

describe('the command', () => {
  it('says how it is used and exits with 2 where it is used otherwise', async () => {
    expect(await conformance(['--to', 'http://127.0.0.1:1'])).toBe(2);
    expect(await conformance(['--unknown'])).toBe(2);
  });
});
