import { readLocale } from '@ruche/metrics';
import { ProblemError, digestFormats } from '@ruche/schema';
import type { DigestFormat } from '@ruche/schema';
import { Option } from 'commander';
import { askApi, failureOf } from './ask-api.js';
import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { clickhouseOption, dataOption, keyOption, toOption } from './options.js';

interface DigestOptions {
  data: string;
  to?: string;
  key?: string;
  clickhouseUrl?: string;
  group?: string;
  period: string;
  locale?: string;
  format: DigestFormat;
}

/** `ruche digest`: the key figures of a period, in sentences. */
export const addDigest: AddCommand = (program) => {
  program
    .command('digest')
    .description('say the key figures of a period in sentences')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(clickhouseOption())
    .option('--group <group>', 'group; the whole site when left out')
    .addOption(new Option('--period <period>', 'as in a question').default('last-month'))
    .option('--locale <locale>', 'en or fr; default: the site’s')
    .addOption(
      new Option('--format <format>', 'what to print').choices(digestFormats).default('markdown'),
    )
    .action(async (options: DigestOptions) => {
      const text = await (options.to === undefined
        ? fromDirectory(options)
        : fromCollector(options, options.to));
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    });
};

async function fromCollector(options: DigestOptions, url: string): Promise<string> {
  const { group, period, locale, format } = options;
  const query = new URLSearchParams({
    ...{ period, format },
    ...(group === undefined ? {} : { group }),
    ...(locale === undefined ? {} : { locale }),
  });
  const response = await askApi(url, `/v1/digest?${query}`, options);
  return response.text();
}

async function fromDirectory(options: DigestOptions): Promise<string> {
  const { data: dir, clickhouseUrl, group, period, locale, format } = options;
  const [
    { composeDigest },
    { createAsk },
    { findGroup },
    { createRequestRun },
    { openSites },
    { openStore },
  ] = await Promise.all([
    import('../digest/compose-digest.js'),
    import('../query/asker.js'),
    import('../query/find-group.js'),
    import('../query/request-run.js'),
    import('../sites/open-sites.js'),
    import('../store/open-store.js'),
  ]);
  const store = await openStore({ dir, clickhouseUrl });
  try {
    const [site] = openSites({ dir }).all();
    if (!site) throw new CommandFailed(`${dir} has no site`);
    await store.flush();
    const run = createRequestRun({ store });
    const found = group === undefined ? undefined : await findGroup(run, site.id, group);
    const access = { site: site.id, role: 'admin', groups: '*' } as const;
    const digest = await composeDigest({
      query: { period, ...(group === undefined ? {} : { group }) },
      locale: readLocale(locale ?? site.locale),
      name: group === undefined ? site.name : (found?.name ?? group),
      ask: createAsk({ reader: { site, access }, run, asOf: new Date() }),
    });
    return format === 'json' ? JSON.stringify(digest, null, 2) : digest[format];
  } catch (error) {
    throw error instanceof ProblemError ? failureOf(error) : error;
  } finally {
    await store.close();
  }
}
