import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as schema from './index.js';
import { namedEvents, periods, problemStatus } from './index.js';
import { problemDetails } from './open-api/operation.js';

const file = join(import.meta.dirname, '../README.md');
const readme = readFileSync(file, 'utf8');

test('the tables are those of the code (vitest -u writes them)', async () => {
  const current = [
    ['events', `\n${events()}\n`],
    ['periods', periods.map((period) => `\`${period}\``).join(' ')],
    ['problems', `\n${problems()}\n`],
  ].reduce((text, [name = '', table = '']) => filled(text, name, table), readme);
  await expect(current).toMatchFileSnapshot(file);
});

test('every shape and function that it names exists', () => {
  const named = [...readme.matchAll(/^\| `([a-z]\w+)(?:\(|`)/gm)].map(([, name]) => String(name));
  expect(named.length).toBeGreaterThan(12);
  const codes = Object.keys(problemStatus);
  const missing = named.filter((name) => !(name in schema) && !codes.includes(name));
  expect(missing).toEqual([]);
});

function filled(text: string, name: string, table: string): string {
  const between = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  expect(text).toMatch(between);
  return text.replace(between, (_, start: string, end: string) => `${start}${table}${end}`);
}

function events(): string {
  const rows = namedEvents.map(({ name, area, properties }) => {
    const keys = Object.entries(properties.shape).map(([key, type]) =>
      type.safeParse(undefined).success ? `*${key}*` : key,
    );
    return `| ${area} | \`${name}\` | ${keys.join(', ')} | ${properties.meta()?.description} |`;
  });
  return ['| Area | Event | Properties | When |', '|---|---|---|---|', ...rows].join('\n');
}

function problems(): string {
  const rows = Object.entries(problemStatus).map(
    ([code, status]) =>
      `| \`${code}\` | ${status} | ${problemDetails[code as keyof typeof problemStatus]} |`,
  );
  return ['| Code | Status | What it means |', '|---|---|---|', ...rows].join('\n');
}
