import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedEvents } from '@ruche/schema';
import { catalogue } from '@ruche/metrics';
import { expect, test } from 'vitest';
import { readImports } from './read-imports.js';
import { isTest, root } from './source-files.js';

const files = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !isTest(entry.name))
    .map((entry) => entry.name.slice(0, -'.ts'.length));

const imported = (file: string) =>
  readImports(readFileSync(join(root, file), 'utf8')).map(({ from }) => from);

test('every metric’s file is in the list, has a test, and is named after its id', () => {
  const folder = 'packages/metrics/src/metrics';
  const metrics = files(folder).filter((name) => name !== 'index');
  const list = imported(`${folder}/index.ts`);
  expect(metrics.filter((name) => !list.includes(`./${name}.js`))).toEqual([]);
  expect(metrics.filter((name) => !existsSync(join(root, folder, `${name}.test.ts`)))).toEqual([]);
  const ids = catalogue.map(({ id }) => id.replaceAll('_', '-'));
  expect(metrics.toSorted()).toEqual(ids.toSorted());
});

test('every event’s file is in the list', () => {
  const folder = 'packages/schema/src/events';
  const list = imported(`${folder}/index.ts`);
  const events = namedEvents.map(({ name }) => name.toLowerCase().replaceAll(' ', '-'));
  expect(events.filter((name) => !files(folder).includes(name))).toEqual([]);
  expect(events.filter((name) => !list.includes(`./${name}.js`))).toEqual([]);
});

test('every widget’s folder is in the list and has its files', () => {
  const folder = 'packages/widgets/src';
  const list = imported(`${folder}/index.ts`);
  const widgets = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(root, folder, name, `${name}.element.ts`)));
  expect(widgets).not.toEqual([]);
  for (const name of widgets) {
    const element = readFileSync(join(root, folder, name, `${name}.element.ts`), 'utf8');
    // An element may look as its base does, and a single rule may stand in its class.
    const styles = /static (?:override )?styles = (?!css`)/.test(element) ? ['styles.ts'] : [];
    const missing = ['define.ts', 'element.ts', 'browser.test.ts', 'md', ...styles]
      .map((ending) => `${name}/${name}.${ending}`)
      .filter((path) => !existsSync(join(root, folder, path)));
    expect(missing).toEqual([]);
    expect(
      list.some((from) => from.startsWith(`./${name}/`)),
      `${name} is in the list`,
    ).toBe(true);
  }
});
