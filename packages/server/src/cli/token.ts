import { roles } from '@ruche/schema';
import type { Role } from '@ruche/schema';
import { Option } from 'commander';
import { signToken } from '../access/sign-token.js';
import { findSecret } from './find-secret.js';
import { WrongUsage } from './command.js';
import type { AddCommand } from './command.js';
import { collect, dataOption, keyOption, readDuration } from './options.js';

interface TokenCommandOptions {
  data: string;
  key?: string;
  site?: string;
  group?: string[];
  role: Role;
  metric?: string[];
  member?: string;
  ttl: number;
}

/** `ruche token`: signs one token for the query API. Works while the collector runs. */
export const addToken: AddCommand = (program) => {
  program
    .command('token')
    .description('print a token for the query API')
    .addOption(dataOption())
    .addOption(keyOption())
    .option('--site <id>', 'site that the token is for; default: that of the data directory')
    .addOption(
      new Option(
        '--group <id>',
        'group it reaches, may be repeated; "*" or none for all',
      ).argParser(collect),
    )
    .addOption(new Option('--role <role>', 'what its bearer is').choices(roles).default('viewer'))
    .addOption(new Option('--metric <id>', 'only this metric, may be repeated').argParser(collect))
    .option('--member <id>', 'the member that it is for')
    .addOption(
      new Option('--ttl <time>', 'how long it is good for, at most 24h')
        .default(900, '15m')
        .argParser(readDuration),
    )
    .action(async (options: TokenCommandOptions) => {
      const { group = ['*'], role, metric, member, ttl } = options;
      if (!(ttl > 0 && ttl <= 86_400)) throw new WrongUsage('--ttl is at most 24h');
      const { site, secretKey } = findSecret(options);
      const token = await signToken({
        site,
        secretKey,
        groups: group.includes('*') ? '*' : group,
        role,
        ttlSeconds: ttl,
        ...(metric ? { metrics: metric } : {}),
        ...(member === undefined ? {} : { member }),
      });
      process.stdout.write(`${token}\n`);
    });
};
