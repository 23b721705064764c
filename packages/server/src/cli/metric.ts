import { ProblemError } from '@ruche/schema';
import type { Answer } from '@ruche/schema';
import { Option } from 'commander';
import { answerTable } from './answer-table.js';
import { askApi, failureOf } from './ask-api.js';
import { CommandFailed, WrongUsage } from './command.js';
import type { AddCommand } from './command.js';
import { clickhouseOption, collect, dataOption, keyOption, toOption } from './options.js';

interface MetricOptions {
  data: string;
  to?: string;
  key?: string;
  clickhouseUrl?: string;
  json?: boolean;
  parameter?: string[];
  [field: string]: unknown;
}

/** The fields of a question that are options here. */
const fields = {
  group: 'group; the whole site when left out',
  period: 'P7D, P28D, P30D, P90D, P1M, P3M, P6M, P1Y, this-month, last-week …',
  from: 'first day, in place of --period',
  to: '',
  today: 'include: a rolling window takes in today',
  interval: 'day, week or month',
  compare: 'previous, year or none',
  by: 'a way of splitting or ordering that the metric offers',
  limit: 'rows of a ranking',
  timezone: 'IANA zone',
  locale: 'en or fr',
} as const;

/** `ruche metric ID`: one answer, as a table or as the API gives it. */
export const addMetric: AddCommand = (program) => {
  const command = program
    .command('metric')
    .description('ask one question; --until is the end of a window, for --to names the collector')
    .argument('<id>', 'a metric of the catalogue, such as posts')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(clickhouseOption());
  for (const [field, description] of Object.entries(fields)) {
    if (field === 'to') command.option('--until <day>', 'end of the window, exclusive');
    else command.option(`--${field} <${field}>`, description);
  }
  command
    .addOption(
      new Option(
        '--parameter <name=value>',
        'a parameter of this metric, may be repeated',
      ).argParser(collect),
    )
    .option('--json', 'print the answer of the API')
    .action(async (id: string, options: MetricOptions) => {
      const question = toQuestion(id, options);
      const answer = await (options.to === undefined
        ? askDirectory(question, options)
        : askCollector(question, options, options.to));
      process.stdout.write(
        options.json ? `${JSON.stringify(answer, null, 2)}\n` : answerTable(answer),
      );
    });
};

function toQuestion(metric: string, options: MetricOptions): Record<string, string> {
  const question: Record<string, string> = { metric };
  for (const field of Object.keys(fields)) {
    const value = options[field === 'to' ? 'until' : field];
    if (typeof value === 'string') question[field] = value;
  }
  for (const text of options.parameter ?? []) {
    const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) throw new WrongUsage('--parameter takes name=value');
    question[name] = value;
  }
  return question;
}

async function askCollector(
  question: Record<string, string>,
  options: MetricOptions,
  url: string,
): Promise<Answer> {
  const { metric = '', ...rest } = question;
  const path = `/v1/metrics/${encodeURIComponent(metric)}?${new URLSearchParams(rest)}`;
  const response = await askApi(url, path, options);
  return (await response.json()) as Answer;
}

async function askDirectory(
  question: Record<string, string>,
  { data: dir, clickhouseUrl }: MetricOptions,
): Promise<Answer> {
  const [{ answerGuarded }, { readQuestion }, { createRequestRun }, { openSites }, { openStore }] =
    await Promise.all([
      import('../query/answer-guarded.js'),
      import('../query/read-question.js'),
      import('../query/request-run.js'),
      import('../sites/open-sites.js'),
      import('../store/open-store.js'),
    ]);
  const store = await openStore({ dir, clickhouseUrl });
  try {
    const [site] = openSites({ dir }).all();
    if (!site) throw new CommandFailed(`${dir} has no site`);
    await store.flush();
    return await answerGuarded({
      question: readQuestion(question),
      reader: { site, access: { site: site.id, role: 'admin', groups: '*' } },
      run: createRequestRun({ store }),
      asOf: new Date(),
    });
  } catch (error) {
    throw error instanceof ProblemError ? failureOf(error) : error;
  } finally {
    await store.close();
  }
}
