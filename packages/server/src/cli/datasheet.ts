import { locales, type Locale } from '@ruche/metrics';
import { Option } from 'commander';
import { readKeys } from '../sites/keys-file.js';
import { readSettings } from '../sites/settings-file.js';
import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { clickhouseOption, dataOption } from './options.js';

interface DatasheetOptions {
  data: string;
  locale?: Locale;
  clickhouseUrl?: string;
}

/** `ruche datasheet`: what is collected, why, how long and who sees it, from the configuration. */
export const addDatasheet: AddCommand = (program) => {
  program
    .command('datasheet')
    .description('say what is collected, why, how long and who sees it, from the settings')
    .addOption(dataOption())
    .addOption(clickhouseOption())
    .addOption(new Option('--locale <locale>', 'default: the site’s').choices(locales))
    .action(async ({ data, locale, clickhouseUrl }: DatasheetOptions) => {
      const { composeDatasheet } = await import('../datasheet/compose-datasheet.js');
      const keys = readKeys(data);
      const settings = keys && readSettings(data, keys.site);
      if (!keys || !settings) throw new CommandFailed(`${data} has no site yet`);
      const text = composeDatasheet({
        site: { ...settings, id: keys.site },
        locale: locale ?? settings.locale,
        store: clickhouseUrl ? 'remote' : 'embedded',
        now: new Date(),
      });
      process.stdout.write(text);
    });
};
