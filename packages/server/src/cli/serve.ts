import { Option } from 'commander';
import type { AddCommand } from './command.js';
import { clickhouseOption, dataOption, readDuration, readPort } from './options.js';

interface ServeOptions {
  data: string;
  port: number;
  host: string;
  clickhouseUrl?: string;
  trustProxy?: string;
  lookEvery: number;
  logLevel: string;
}

/** `ruche serve`: the collector, until it is told to stop. */
export const addServe: AddCommand = (program) => {
  program
    .command('serve')
    .description(
      'start the collector; the first start in an empty directory makes a site and its keys',
    )
    .addOption(dataOption())
    .addOption(
      new Option('--port <port>', '0 picks a free one')
        .env('RUCHE_PORT')
        .default(8787)
        .argParser(readPort),
    )
    .addOption(
      new Option('--host <host>', 'address to listen on').env('RUCHE_HOST').default('127.0.0.1'),
    )
    .addOption(clickhouseOption())
    .addOption(
      new Option(
        '--trust-proxy <addresses>',
        'proxies whose X-Forwarded-For is believed, comma separated',
      ).env('RUCHE_TRUST_PROXY'),
    )
    .addOption(
      new Option('--look-every <time>', 'how often alerts and digests are looked after: 30s, 1m')
        .env('RUCHE_LOOK_EVERY')
        .default(30, '30s')
        .argParser(readDuration),
    )
    .addOption(
      new Option('--log-level <level>', 'what goes to the log, on standard error')
        .env('RUCHE_LOG_LEVEL')
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .action(async (options: ServeOptions) => {
      const { data: dir, trustProxy, lookEvery, ...rest } = options;
      // Listened for from the start: who is told to stop while it starts does so in good order, too.
      const told = untilTold();
      const { startServer } = await import('../app/start-server.js');
      const server = await startServer({
        dir,
        ...rest,
        lookEveryMs: lookEvery * 1000,
        ...(trustProxy === undefined ? {} : { trustProxy: trustProxy.split(',') }),
        onCreated: ({ site, writeKey, secretKey }) => {
          process.stderr.write(
            `ruche: made the site "${site}"; its keys are kept in ${dir}/keys.json\n` +
              `  write key   ${writeKey}   (public: goes into pages)\n` +
              `  secret key  ${secretKey}   (private: signs tokens; shown only now)\n`,
          );
        },
      });
      process.stdout.write(`ruche: listening on ${server.url}\n`);
      await told;
      await server.close();
    });
};

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export async function untilTold(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(1));
      process.once('SIGTERM', () => process.exit(1));
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
