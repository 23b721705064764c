import { Argument } from 'commander';
import { hookSecret, hookSources } from '../webhooks-in/hook-secret.js';
import type { HookSource } from '../webhooks-in/hook-secret.js';
import type { AddCommand } from './command.js';
import { findSecret } from './find-secret.js';
import { dataOption, keyOption, toOption } from './options.js';

interface WebhookOptions {
  data: string;
  key?: string;
  to?: string;
}

/** `ruche webhook discourse`: what to write into the other product’s settings. */
export const addWebhook: AddCommand = (program) => {
  program
    .command('webhook')
    .description('print the address and the secret for a webhook of another product')
    .addArgument(new Argument('<source>', 'the product that sends').choices(hookSources))
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(toOption())
    .action((source: HookSource, options: WebhookOptions) => {
      const { to = 'https://HOST' } = options;
      const { secretKey } = findSecret(options);
      process.stdout.write(
        `address  ${to}/v1/webhooks/${source}\nsecret   ${hookSecret(secretKey, source)}\n`,
      );
    });
};
