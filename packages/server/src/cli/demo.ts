import { Option } from 'commander';
import { DemoRefused } from '../demo/demo-refused.js';
import type { RunningDemo } from '../demo/start-demo.js';
import { CommandFailed, type AddCommand } from './command.js';
import { readPort } from './options.js';
import { untilTold } from './serve.js';

interface DemoOptions {
  data: string;
  port: number;
  host: string;
  examples?: string;
}

/** `ruche demo`: the collector with the sample community, and the example pages. */
export const addDemo: AddCommand = (program) => {
  program
    .command('demo')
    .description(
      'a real community’s history in a collector of its own, and the example pages on it',
    )
    .addOption(new Option('--data <dir>', 'the demo’s own data directory').default('.ruche/demo'))
    .addOption(
      new Option(
        '--port <port>',
        'the collector’s; the examples have the three after it; 0 picks free ones',
      )
        .env('PORT')
        .default(8787)
        .argParser(readPort),
    )
    .addOption(new Option('--host <host>', 'address to listen on').default('127.0.0.1'))
    .addOption(new Option('--examples <dir>', 'folder of the example pages'))
    .action(async ({ data, ...rest }: DemoOptions) => {
      const say = (line: string): void => void process.stderr.write(`ruche: ${line}\n`);
      const { startDemo } = await import('../demo/start-demo.js');
      const demo = await startDemo({ dir: data, ...rest, say }).catch((error: unknown) => {
        throw error instanceof DemoRefused ? new CommandFailed(error.message) : error;
      });
      const told = untilTold();
      process.stdout.write(`ruche: listening on ${demo.collector}\n`);
      process.stdout.write(`\n${linesOf(demo, data).join('\n')}\n`);
      await told;
      await demo.close();
    });
};

function linesOf({ collector, examples }: RunningDemo, data: string): string[] {
  const pages = examples.map(({ address, about }) => `  ${address}  ${about}`);
  return [
    ...(pages.length > 0 ? pages : ['  no example pages here: name their folder with --examples']),
    `  ${collector}/openapi.json  the API; the keys are in ${data}/keys.json`,
    '',
    'The community is french.meta.stackexchange.com (CC BY-SA), moved in time to end yesterday; visits,',
    'devices, chat, files, events, projects and tasks are generated. Ctrl+C ends it.',
  ];
}
