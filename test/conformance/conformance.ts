import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from './kit/read-cases.js';
import { runKit, type KitResult } from './kit/run-kit.js';
import { runOwn } from './kit/run-own.js';

/** The folder of the cases. */
export const casesFolder = join(import.meta.dirname, 'cases');

const usage = `npm run conformance -- [--to URL --key SECRET] [--site ID] [--only TEXT] [--shuffle SEED]
                           [--write-key KEY] [--setting NAME=VALUE]… [--json]

  --to URL        the collector to test; without it one is started for the run
  --key SECRET    its secret key
  --site ID       its site, as tokens name it (default: default)
  --only TEXT     the cases whose id, metric or rules contain this text
  --shuffle SEED  sends messages in another order and some of them twice
  --write-key KEY its write key, for the cases that send as a page does
  --setting N=V   how the collector's site is set: cases that need it otherwise are skipped
  --json          the result as JSON`;

/** The command: plays the cases and prints what came of them. Returns the exit status. */
export async function conformance(args: string[]): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const { to, key = '', site, only, shuffle, setting: settings, json } = options;
  const cases = readCases(casesFolder).filter(
    ({ id, metric, rules }) => !only || [id, metric, ...rules].some((text) => text.includes(only)),
  );
  const seed = shuffle === undefined ? undefined : Number(shuffle);
  const target = { url: to ?? '', secretKey: key, site, writeKey: options['write-key'] };
  const result = to ? await runKit({ target, cases, seed, settings }) : await runOwn(cases, seed);
  console.log(json ? JSON.stringify(toJson(result), null, 2) : toText(result));
  return result.failed.length > 0 ? 1 : 0;
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      key: { type: 'string' },
      site: { type: 'string', default: 'default' },
      only: { type: 'string' },
      shuffle: { type: 'string' },
      'write-key': { type: 'string' },
      setting: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.to && !values.key) throw new Error('--to needs --key.');
  return values;
}

function toText({ passed, failed, skipped }: KitResult): string {
  const reasons = new Map<string, string[]>();
  for (const { item, reason } of skipped) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), item.id]);
  }
  const lines = [
    ...failed.flatMap(({ item, faults }) => [
      `✗ ${item.id} (${[item.metric, ...item.rules].join(', ')}): ${item.shows}`,
      ...faults.map((fault) => `    ${fault}`),
    ]),
    ...[...reasons].map(([reason, ids]) => `– skipped, ${reason}: ${ids.join(', ')}`),
    `conformance: ${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
  return lines.join('\n');
}

function toJson({ passed, failed, skipped }: KitResult) {
  return {
    passed: passed.map(({ item }) => item.id),
    failed: failed.map(({ item, faults }) => ({ id: item.id, faults })),
    skipped: skipped.map(({ item, reason }) => ({ id: item.id, reason })),
  };
}
