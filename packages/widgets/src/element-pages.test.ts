import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settable } from '../manifest/attributes.js';
import { elementPage } from '../manifest/element-page.js';
import { readElements } from '../manifest/read-elements.js';
import type { ElementDoc, Named } from '../manifest/read-elements.js';
import { editorData } from '../manifest/write-editor-data.js';

const folder = import.meta.dirname;
const elements = readElements();
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

it('every element’s folder has its element described', () => {
  const folders = readdirSync(folder).filter((name) =>
    existsSync(join(folder, name, `${name}.element.ts`)),
  );
  expect(elements.map((element) => element.folder).toSorted()).toEqual(folders);
});

describe.each(elements)('$tagName', (element) => {
  const file = `${element.folder}/${element.folder}.element.ts`;
  const own = ownFiles(file).map(read).join('\n');
  const mentions = (form: RegExp): string[] =>
    Array.from(new Set(Array.from(own.matchAll(form), ([, name = '']) => name)));

  // RUCHE_WRITE_PAGES=1 writes them anew.
  it('has a page that is what its comments say', () => {
    const page = elementPage(element);
    const path = join(folder, element.folder, `${element.folder}.md`);
    if (process.env['RUCHE_WRITE_PAGES']) writeFileSync(path, page);
    expect(readFileSync(path, 'utf8')).toBe(page);
    expect(page).toContain('```html');
  });

  it('says what each attribute, member, event, part and slot is', () => {
    const { members, events, slots, cssParts, cssProperties, cssStates } = element;
    const told = [members, events, slots, cssParts, cssProperties, cssStates].flat();
    expect(told.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    expect(element.summary).not.toBe('');
  });

  it('has the properties that its class declares', () => {
    const form = /@property\((?:[^()]|\([^)]*\))*\)\s*(?:override )?(\w+)/g;
    const names = element.members.map(({ name }) => name);
    expect(mentions(form).filter((name) => !names.includes(name))).toEqual([]);
    expect(settable(element).length).toBeGreaterThanOrEqual(mentions(form).length);
  });

  it('names the parts, events, slots and properties that its sources have', () => {
    const parts = mentions(partForm).flatMap((names) => names.split(' '));
    const lent = mentions(/\.(\w+)\??\(/g).flatMap((name) => lentParts[name] ?? []);
    expect(missing([...parts, ...lent], element.cssParts)).toEqual([]);
    const events = mentions(/(?:emit(?:<\w+>)?|new CustomEvent(?:<\w+>)?)\('(ruche-[\w-]+)'/g);
    // The common base can tell of a choice; not every element has something to choose.
    const isChosen = /\.select\(|'filters'/.test(read(file));
    const fired = events.filter((name) => name !== 'ruche-select' || isChosen);
    expect(missing(fired, element.events)).toEqual([]);
    const slots = mentions(/<slot(?: name="([\w-]+)")?/g);
    expect(missing(slots, element.slots)).toEqual([]);
    const properties = mentions(/var\((--(?!_)[\w-]+)/g);
    expect(missing(properties, element.cssProperties)).toEqual([]);
  });
});

it('the parts that come after the first paint are those of every element', () => {
  const [stat] = elements.filter(({ folder: name }) => name === 'stat');
  for (const name of ['message', 'panel', 'stale-note', 'table-view', 'tools']) {
    const parts = Array.from(read(`frame/${name}.ts`).matchAll(partForm), ([, part = '']) => part);
    expect(parts).not.toEqual([]);
    expect(missing(parts, stat?.cssParts ?? [])).toEqual([]);
  }
});

it('the README lists every element and every custom property that all share', () => {
  const page = readFileSync(join(folder, '../README.md'), 'utf8');
  for (const { tagName, folder: name } of elements) {
    expect(page).toContain(`[\`${tagName}\`](src/${name}/${name}.md)`);
  }
  const shared = elements
    .flatMap(({ cssProperties }) => cssProperties)
    .filter(({ inheritedFrom }) => inheritedFrom?.name === 'RucheElement');
  for (const { name } of shared) expect(page).toContain(`\`${name}\``);
});

describe('what editors read', () => {
  const data = editorData() as Record<string, never>;
  const manifest = data['custom-elements.json'] as unknown as {
    modules: { path: string; declarations: ElementDoc[]; exports: { name: string }[] }[];
  };

  it('is where package.json says', () => {
    const paths = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as Loose;
    expect(Object.keys(data).map((name) => `dist/${name}`)).toEqual(
      expect.arrayContaining([paths['customElements'], paths['web-types']?.replace('./', '')]),
    );
  });

  it('knows every element, its class and where it is defined', () => {
    const [classes, ...modules] = manifest.modules;
    expect(classes?.declarations.map(({ tagName }) => tagName)).toEqual(tags());
    expect(modules.flatMap(({ exports }) => exports.map(({ name }) => name))).toEqual(tags());
    const index = read('index.ts');
    for (const { name } of classes?.declarations ?? []) expect(index).toContain(`{ ${name} }`);
  });

  it('offers the values that a comment names, and no others', () => {
    const html = data['vscode.html-data.json'] as unknown as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    expect(html.tags.map(({ name }) => name)).toEqual(tags());
    const trend = html.tags.find(({ name }) => name === 'ruche-trend');
    const valuesOf = (name: string) =>
      trend?.attributes
        .find((attribute) => attribute.name === name)
        ?.values?.map((value) => value.name);
    expect(valuesOf('interval')).toEqual(['day', 'week', 'month']);
    expect(valuesOf('view')).toEqual(['chart', 'table']);
    expect(valuesOf('heading')).toBeUndefined();
  });

  it('tells JetBrains’ editors of attributes, properties, events and parts', () => {
    const types = data['web-types.json'] as unknown as {
      contributions: { html: { elements: { name: string; js: object; css: object }[] } };
    };
    const stat = types.contributions.html.elements.find(({ name }) => name === 'ruche-stat');
    expect(JSON.stringify(stat?.js)).toContain('"ruche-error"');
    expect(JSON.stringify(stat?.css)).toContain('"--ruche-accent"');
  });
});

it('every tag has its class in HTMLElementTagNameMap', () => {
  for (const { folder: name, tagName, name: owner } of elements) {
    const text = read(`${name}/${name}.define.ts`);
    expect(text).toContain(`'${tagName}': ${owner};`);
  }
});

const partForm = /\spart="([\w -]+)"/g;

/** What functions bring along that an element has from its companions. */
const lentParts: Record<string, string[]> = {
  changeBadge: ['change'],
  message: ['message', 'button'],
  spark: ['spark'],
  tableView: ['table'],
};

type Loose = Record<string, string | undefined>;

function tags(): string[] {
  return elements.map(({ tagName }) => tagName);
}

function missing(names: readonly string[], told: readonly Named[]): string[] {
  return names.filter((name) => !told.some((one) => one.name === name));
}

/** The files that an element's file brings along; those loaded on demand and its types not. */
function ownFiles(path: string, found = new Set<string>()): string[] {
  if (found.has(path)) return [];
  found.add(path);
  const form = /^(?:import|export)\s(?!type\b)[^'"]*['"](\.[^'"]+)['"]/gm;
  for (const [, from = ''] of read(path).matchAll(form)) {
    const target = join(folder, dirname(path), from).replace(/\.js$/, '.ts');
    if (existsSync(target)) ownFiles(relative(folder, target).replaceAll('\\', '/'), found);
  }
  return Array.from(found);
}
