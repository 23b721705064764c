import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeCatalogue, type MetricDescription } from './answers/describe-catalogue.js';
import { locales } from './metric.js';
import { catalogue } from './metrics/index.js';

const readme = join(import.meta.dirname, '..', 'README.md');
const marker = '<!-- Below: written by src/reference.test.ts from the definitions. -->\n';

test('the README has the definitions of the code', async () => {
  const [written = ''] = (await readFile(readme, 'utf8')).split(marker);
  const [english, french] = [describeCatalogue('en'), describeCatalogue('fr')];
  const entries = english.map((metric, index) => toEntry(metric, french[index]));
  await expect(`${written}${marker}\n## Metrics\n\n${entries.join('\n')}`).toMatchFileSnapshot(
    readme,
  );
});

test('every text is there in every language', () => {
  for (const { id, label, question, definition, parameters } of catalogue) {
    const texts = [
      label,
      question,
      definition,
      ...Object.values(parameters).map((p) => p.description),
    ];
    for (const text of texts) {
      for (const locale of locales) expect(text[locale], `${id} ${locale}`).toMatch(/\S/);
    }
    expect(question.en, id).toMatch(/\?$/);
    expect(question.fr, id).toMatch(/ \?$/);
  }
});

test('ids are unique and snake_case', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(_[a-z]+)*$/);
});

function toEntry(english: MetricDescription, french: MetricDescription | undefined): string {
  const { id, label, question, definition, unit, higherIsBetter, parameters, module, sources } =
    english;
  const own = parameters.filter(({ name }) => name !== 'exclude');
  const facts = [
    `unit: ${unit}`,
    ...(higherIsBetter === null ? [] : [higherIsBetter ? 'higher is better' : 'lower is better']),
    ...(module ? [`application: ${module}`] : []),
    `rests on: ${sources.join(', ')}`,
  ];
  return [
    `### \`${id}\` — ${label} / ${french?.label}\n`,
    `*${question}* ${definition}\n`,
    `*${french?.question}* ${french?.definition}\n`,
    `${facts.join(' · ')}\n`,
    ...own.map(
      (parameter) => `- \`${parameter.name}\`: ${parameter.description}. ${toRange(parameter)}`,
    ),
    ...(own.length > 0 ? [''] : []),
  ].join('\n');
}

interface TextRange {
  readonly maxLength: number;
  readonly maxItems?: number;
  readonly required?: true;
}

function toRange(parameter: MetricDescription['parameters'][number]): string {
  if ('values' in parameter) {
    const values = (parameter.values as readonly string[])
      .map((value) => `\`${value}\``)
      .join(', ');
    return `One of ${values}; default \`${String(parameter.default)}\`.`;
  }
  if ('maxLength' in parameter) {
    const { maxLength, maxItems, required } = parameter as unknown as TextRange;
    const texts = maxItems === undefined ? 'A text' : `1 to ${maxItems} texts`;
    return `${texts} of up to ${maxLength} characters; ${required ? 'needed' : 'none by default'}.`;
  }
  const { minimum, maximum } = parameter as unknown as { minimum: number; maximum: number };
  return `From ${minimum} to ${maximum}; default ${String(parameter.default)}.`;
}
