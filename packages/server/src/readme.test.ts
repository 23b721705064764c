import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi, problemStatus } from '@ruche/schema';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { commands } from './cli/commands.js';
import { settableNames, siteSettingsSchema } from './sites/site.js';

const file = join(import.meta.dirname, '../README.md');
const readme = readFileSync(file, 'utf8');

test('the tables are those of the code (vitest -u writes them)', async () => {
  const current = [
    ['commands', commandTable()],
    ['settings', settingTable()],
    ['collector', endpointTable(['Collector'])],
    ['answers', endpointTable(['Answers', 'Groups', 'Service'])],
    ['settings-kept', endpointTable(['Objectives', 'Alerts'])],
    ['owner', endpointTable(['Owner'])],
    ['problems', problemTable()],
  ].reduce((text, [name = '', table = '']) => filled(text, name, `\n${table}\n`), readme);
  await expect(current).toMatchFileSnapshot(file);
});

function filled(text: string, name: string, table: string): string {
  const between = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  expect(text).toMatch(between);
  return text.replace(between, (_, start: string, end: string) => `${start}${table}${end}`);
}

function commandTable(): string {
  const program = new Command();
  for (const add of commands) add(program);
  const rows = program.commands.flatMap((command) => [
    row(`**\`ruche ${command.name()}\`**`, '', '', command.description()),
    ...command.options.map(
      ({ flags, envVar, defaultValue, defaultValueDescription, description }) =>
        row(
          `\`${flags}\``,
          envVar ? `\`${envVar}\`` : '',
          code(defaultValueDescription ?? defaultValue),
          description,
        ),
    ),
  ]);
  return table(['Command, option', 'Variable', 'Default', 'What it does'], rows);
}

function settingTable(): string {
  const defaults = siteSettingsSchema.parse({ personKey: 'x'.repeat(16) });
  const shape: Record<string, z.ZodType> = siteSettingsSchema.shape;
  const rows = settableNames.map((name) => {
    const value = defaults[name as keyof typeof defaults];
    return row(`\`${name}\``, code(JSON.stringify(value)), shape[name]?.meta()?.description ?? '');
  });
  return table(['Setting', 'Default', 'What it is'], rows);
}

function endpointTable(tags: string[]): string {
  const rows = Object.entries(openApi().paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { tags: string[]; summary: string }>)
      .filter(
        ([
          ,
          {
            tags: [tag = ''],
          },
        ]) => tags.includes(tag),
      )
      .map(([method, { summary }]) => row(`\`${method.toUpperCase()} ${path}\``, summary)),
  );
  return table(['Address', 'What it does'], rows);
}

function problemTable(): string {
  const rows = Object.entries(problemStatus).map(([name, status]) =>
    row(`\`${name}\``, String(status)),
  );
  return table(['Code', 'Status'], rows);
}

function code(value: unknown): string {
  return value === undefined || value === '' ? '' : `\`${String(value)}\``;
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: string[], rows: string[]): string {
  return [row(...head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
