import { findEngines } from '../../.scripts/find-engines.mjs';
import { peers } from '../faults/adapters/peers.js';
import { ruche } from '../faults/adapters/ruche.js';
import { chromiumEngine } from '../faults/engines/chromium.js';
import type { Engine } from '../faults/engines/engine.js';
import { firefoxEngine } from '../faults/engines/firefox.js';
import { webkitEngine } from '../faults/engines/webkit.js';
import { playScenarios } from '../faults/play-scenarios.js';
import type { Played } from '../faults/play-scenarios.js';
import { startRucheCollector } from '../faults/ruche-collector.js';
import { scenarios, unavoidable } from '../faults/scenarios/index.js';
import { startSink } from '../faults/start-sink.js';
import type { BenchOptions, BenchTable } from './bench-table.js';

const env = (name: string) => process.env[`RUCHE_FAULT_${name}`];
/** How often each scenario is played for ours; peers play each once. */
const repetitions = Number(env('REPETITIONS') ?? 1);
/** How many scenarios are played at the same time, where they do not touch the browser itself. */
const atOnce = Number(env('AT_ONCE') ?? 4);
/** What a peer has not delivered by then, with nothing failing any more, counts as lost. */
const peerPatienceMs = 20_000;
/** Only these, where not all are wanted: names after commas, or a pattern. */
const wantedEngines = env('ENGINES')?.toLowerCase().split(',');
const wantedTrackers = env('TRACKERS')?.toLowerCase().split(',');
const wantedScenarios = new RegExp(env('SCENARIOS') ?? '');

/**
 * Events lost and doubled in the fault matrix: ours in every engine of this machine against the real
 * collector, the peers in Chromium against one that takes anything.
 */
export async function bench({ log }: BenchOptions): Promise<BenchTable[]> {
  const chosen = scenarios.filter(({ name }) => wantedScenarios.test(name));
  const measured = unavoidable.filter(({ name }) => wantedScenarios.test(name));
  const trackers = [ruche, ...peers].filter(({ name }) => wantedTrackers?.includes(name) ?? true);
  const own = await startRucheCollector();
  const sink = await startSink();
  const columns: Column[] = [];
  try {
    for (const tracker of trackers) {
      for (const engine of engines()) {
        const ours = tracker === ruche;
        if (!ours && engine.name !== 'Chromium') continue;
        const wanted = [...chosen, ...measured].filter(({ own: alone }) => ours || !alone);
        const played = await playScenarios(wanted, {
          adapter: tracker,
          engine,
          collector: ours ? own : { url: () => sink.url, writeKey: '' },
          repetitions: ours ? repetitions : 1,
          atOnce,
          patienceMs: ours ? undefined : peerPatienceMs,
          log,
        });
        columns.push({ title: `${tracker.name}, ${engine.name}`, played });
      }
    }
  } finally {
    await sink.close();
    await own.close();
  }
  const rowsOf = (some: typeof scenarios) =>
    some.map(({ name }) => [name, ...columns.map(({ played }) => cell(played.get(name)))]);
  return [
    {
      title: 'Events lost of those tracked; ×n that count twice; – not possible',
      columns: ['', ...columns.map(({ title }) => title)],
      rows: rowsOf(chosen),
    },
    {
      title: 'Where a browser leaves no way to lose nothing',
      columns: ['', ...columns.map(({ title }) => title)],
      rows: rowsOf(measured),
    },
    {
      title: 'In all',
      columns: [
        '',
        'scenarios',
        'repetitions',
        'tracked',
        'lost',
        'doubled',
        'sent again',
        'failed',
      ],
      rows: columns.map(({ title, played }) => {
        const all = chosen.flatMap(({ name }) => played.get(name) ?? []);
        const sum = (name: keyof Played) => all.reduce((total, one) => total + one[name], 0);
        return [
          title,
          all.length,
          sum('repetitions'),
          sum('tracked'),
          sum('lost'),
          sum('doubled'),
          sum('resent'),
          sum('failed'),
        ];
      }),
    },
  ];
}

interface Column {
  title: string;
  played: Map<string, Played>;
}

function engines(): Engine[] {
  const { chromium, firefox, webkit } = findEngines();
  return [
    ...(chromium ? [chromiumEngine(chromium)] : []),
    ...(firefox ? [firefoxEngine(firefox)] : []),
    ...(webkit ? [webkitEngine(webkit)] : []),
  ].filter(({ name }) => wantedEngines?.includes(name.toLowerCase()) ?? true);
}

function cell(played?: Played): string {
  if (!played) return '–';
  const { tracked, lost, doubled, failed } = played;
  const doubles = doubled ? ` ×${doubled}` : '';
  return `${lost}/${tracked}${doubles}${failed ? ' failed' : ''}`;
}
