import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from './case.js';

/** Where a rule begins to hold, with cases on both sides. */
export interface Edge {
  rule: string;
  edge: string;
  /** Cases in which the rule makes the difference. */
  holds: string[];
  /** Their counterparts just beyond. */
  fails: string[];
}

/** Reads `edges.json`. */
export function readEdges(folder: string): Edge[] {
  return JSON.parse(readFileSync(join(folder, 'edges.json'), 'utf8')) as Edge[];
}

/** Which files hold which rule, and the cases on both sides of its edges, as a Markdown table. */
export function ruleTable(folder: string): string {
  const edges = readEdges(folder);
  const files = readdirSync(join(folder, 'cases'))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({
      name: name.replace('.json', ''),
      cases: (JSON.parse(readFileSync(join(folder, 'cases', name), 'utf8')) as CaseFile).cases,
    }));
  const rows = Array.from({ length: 17 }, (_, index) => {
    const rule = `R${index + 1}`;
    const holding = files
      .map(({ name, cases }) => ({
        name,
        count: cases.filter((one) => one.rules.includes(rule)).length,
      }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    const total = holding.reduce((sum, { count }) => sum + count, 0);
    const named = holding.map(({ name, count }) => `${name} ${count}`).join(', ');
    const sides = edges
      .filter((edge) => edge.rule === rule)
      .map(({ edge, holds, fails }) => `${edge}: ${code(holds)} and ${code(fails)}`)
      .join('; ');
    return `| ${rule} | ${total} | ${named} | ${sides} |`;
  });
  return [
    '| Rule | Cases | In the files | On both sides of its edge |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function code(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ');
}
