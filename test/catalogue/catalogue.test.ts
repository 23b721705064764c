import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, locales } from '@ruche/metrics';
import { cataloguePage } from './catalogue-page.js';
import { recordStatements } from './record-statements.js';

const folder = join(import.meta.dirname, '../../packages/metrics');
const pages = { en: 'CATALOGUE.md', fr: 'CATALOGUE.fr.md' };

test.each(locales)(
  'the page of the catalogue is current: %s',
  { timeout: 120_000 },
  async (locale) => {
    await expect(await cataloguePage(locale)).toMatchFileSnapshot(join(folder, pages[locale]));
  },
);

test('the README lists every metric', async () => {
  const readme = join(folder, 'README.md');
  const [written = ''] = (await readFile(readme, 'utf8')).split('<!-- metrics -->');
  const rows = catalogue.map(
    ({ id, label }) => `| [\`${id}\`](CATALOGUE.md#${id}) | ${label.en} | ${label.fr} |`,
  );
  await expect(
    [
      `${written}<!-- metrics -->`,
      '',
      '| id | English | French |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n'),
  ).toMatchFileSnapshot(readme);
});

test('every metric asks the store something, and tells its parameters by name', async () => {
  for (const metric of catalogue) {
    const statements = await recordStatements(metric);
    expect(statements.length, metric.id).toBeGreaterThan(1);
    for (const statement of statements) expect(statement, metric.id).toContain('{site:String}');
  }
});

test('every text is there in every language', () => {
  for (const metric of catalogue) {
    const { id, label, question, definition, formula, edgeCases, parameters } = metric;
    const texts = [
      ...[label, question, definition, formula, ...edgeCases],
      ...Object.values(parameters).map((p) => p.description),
    ];
    expect(edgeCases.length, id).toBeGreaterThan(1);
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
