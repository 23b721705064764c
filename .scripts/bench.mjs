// npm run bench -- [--only tracker|faults|ingest|query|widgets] [--events N] [--json FILE]
// Each test/bench/<name>.bench.{mjs,ts} exports `bench({ events, log })`, which answers with tables, all at the
// end or each as soon as it is there: { title, columns, rows }. They are printed, and written as JSON where a
// file is named.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';
import { loadModule } from './load-module.mjs';
import { root } from './run.mjs';

const options = {
  only: { type: 'string' },
  events: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean' },
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error);
  process.exitCode = error.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

async function main() {
  const { values } = parseArgs({ options });
  const known = benches();
  const names = values.only?.split(',') ?? [...known.keys()];
  const unknown = names.filter((name) => !known.has(name));
  const events = values.events === undefined ? undefined : Number(values.events);
  const wrong = unknown.length > 0 || (events !== undefined && !(events > 0));
  if (values.help || wrong) {
    const usage = `npm run bench -- [--only ${[...known.keys()].join('|')}] [--events N] [--json FILE]`;
    console[wrong ? 'error' : 'log'](usage);
    return wrong ? 2 : 0;
  }
  await bootstrap();
  await build();
  const [cpu] = cpus();
  const machine = {
    node: process.version,
    platform: process.platform,
    cpu: cpu?.model,
    cores: cpus().length,
  };
  const report = { date: new Date().toISOString(), machine, results: {} };
  for (const name of names) {
    console.log(`\n${name}`);
    const { bench } = await loadModule(known.get(name));
    const log = (line) => console.error(`  ${line}`);
    report.results[name] = [];
    for await (const table of await bench({ ...(events && { events }), log })) {
      report.results[name].push(table);
      print(table);
    }
  }
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  if (values.json)
    writeFileSync(resolve(folder, values.json), `${JSON.stringify(report, null, 2)}\n`);
  return 0;
}

/** The benchmarks by name. */
function benches() {
  const folder = join(root, 'test/bench');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const found = files.map((file) => [
    /^(.+)\.bench\.(?:mjs|ts)$/.exec(file)?.[1],
    join(folder, file),
  ]);
  return new Map(found.filter(([name]) => name));
}

function print({ title, columns, rows }) {
  const lines = [columns, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const widths = columns.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  console.log(`\n  ${title}`);
  for (const [index, line] of lines.entries()) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    console.log(`  ${cells.join('  ')}`);
    if (index === 0) console.log(`  ${widths.map((width) => '─'.repeat(width)).join('  ')}`);
  }
}
