import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { elementPage } from '../element-page.js';

const folder = import.meta.dirname;
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const elements = readdirSync(folder).filter((name) =>
  existsSync(join(folder, name, `${name}.element.ts`)),
);
const bases: Record<string, string[]> = {
  AnswerElement: ['base/question-element.ts', 'base/answer-element.ts', 'base/ruche-element.ts'],
  PartitionElement: ['base/question-element.ts', 'base/answer-element.ts', 'base/ruche-element.ts'],
  RucheElement: ['base/ruche-element.ts'],
  LitElement: [],
};

// RUCHE_WRITE_PAGES=1 writes them anew.
it.each(elements)('the page about ruche-%s is what its comments say', (name) => {
  const own = read(`${name}/${name}.element.ts`);
  const base = /class \w+ extends (\w+)/.exec(own)?.[1] ?? '';
  const inherited = (bases[base] ?? []).map(read);
  const page = elementPage({ tag: `ruche-${name}`, own, inherited });
  const path = join(folder, name, `${name}.md`);
  if (process.env['RUCHE_WRITE_PAGES']) writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
  expect(page).toContain('```html');
});
