import { catalogue, describeCatalogue, type Locale, type MetricDescription } from '@ruche/metrics';
import { format, type FormatOptionsWithLanguage } from 'sql-formatter';
import { rangeOf } from './range-of.js';
import { isPreamble, recordStatements } from './record-statements.js';
import { words, type Words } from './words.js';

/** What was formatted already: the pages of all languages hold the same statements. */
const pretty = new Map<string, string>();

/** The page of the whole catalogue in one language, as Markdown. */
export async function cataloguePage(locale: Locale): Promise<string> {
  const say = words[locale];
  const metrics = describeCatalogue(locale);
  const statements = await Promise.all(catalogue.map(recordStatements));
  const [preamble = ''] = statements.flat().filter(isPreamble);
  const first = ownersOf(
    statements.map((asked, index) => ({ id: metrics[index]?.id ?? '', asked })),
  );
  return [
    `# ${say.title}\n`,
    `${say.introduction}\n`,
    `| ${say.metric} | ${say.asks} | ${say.unit} |\n|---|---|---|`,
    ...metrics.map(
      ({ id, question, unit }) => `| [\`${id}\`](#${id}) | ${question} | ${say.units[unit]} |`,
    ),
    `\n## ${say.preamble}\n`,
    `${say.preambleIs}\n`,
    toCode(preamble),
    ...metrics.map((metric, index) => {
      const own = (statements[index] ?? []).filter((one) => !isPreamble(one));
      const shown = own.map((one) => {
        const owner = first.get(one);
        return owner === metric.id ? toCode(one) : `${say.same} [\`${owner}\`](#${owner}).`;
      });
      return toSection(metric, say, shown);
    }),
  ]
    .join('\n')
    .concat('\n');
}

/** Where each statement is shown: at the metric that asks the fewest. */
function ownersOf(metrics: readonly { id: string; asked: readonly string[] }[]) {
  const owners = new Map<string, string>();
  for (const { id, asked } of metrics.toSorted((a, b) => a.asked.length - b.asked.length)) {
    for (const statement of asked) if (!owners.has(statement)) owners.set(statement, id);
  }
  return owners;
}

function toSection(metric: MetricDescription, say: Words, statements: readonly string[]): string {
  const { id, label, question, definition, formula, unit, higherIsBetter, module } = metric;
  const facts = [
    `${say.unit}${say.colon} ${say.units[unit]}`,
    ...(higherIsBetter === null ? [] : [higherIsBetter ? say.higher : say.lower]),
    `${say.shape}${say.colon} ${say.shapes[metric.shape]}`,
    `${say.audience}${say.colon} \`${metric.audience}\``,
    ...(module ? [`${say.module}${say.colon} \`${module}\``] : []),
  ];
  const own = metric.parameters.map(
    (parameter) =>
      `| \`${parameter.name}\` | ${parameter.description} | ${rangeOf(parameter, say)} |`,
  );
  return [
    `\n## ${id}\n`,
    `**${label}.** *${question}*\n`,
    `${definition}\n`,
    `- ${say.formula}${say.colon} ${formula}`,
    `- ${facts.join(' · ')}`,
    `- ${say.sources}${say.colon} ${metric.sources.join(', ')}\n`,
    `| ${say.parameter} | ${say.means} | ${say.bounds} |\n|---|---|---|`,
    ...own,
    `\n${say.edgeCases}${say.colon}\n`,
    ...metric.edgeCases.map((text) => `- ${text}`),
    `\n<details><summary>${say.sql}</summary>\n`,
    [...new Set(statements)].join('\n\n'),
    '\n</details>',
  ].join('\n');
}

function toCode(statement: string): string {
  const text = pretty.get(statement) ?? format(statement, options);
  pretty.set(statement, text);
  return `\`\`\`sql\n${text}\n\`\`\``;
}

const options: FormatOptionsWithLanguage = {
  language: 'clickhouse',
  keywordCase: 'preserve',
  expressionWidth: 100,
  paramTypes: { custom: [{ regex: String.raw`\{\w+:[\w() ,']+\}` }] },
};
