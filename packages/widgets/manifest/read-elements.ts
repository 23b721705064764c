import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as analyzer from '@custom-elements-manifest/analyzer';
import { commentReader } from './comment-reader.js';

/** Something with a name that a comment explains: an event, a part, a slot, a state. */
export interface Named {
  name: string;
  description?: string;
  type?: { text: string };
  inheritedFrom?: { name: string; module: string };
}

/** A property that a page may set or read; with the attribute's name where it has one. */
export interface Member extends Named {
  kind: 'field' | 'method';
  attribute?: string;
  readonly?: boolean;
  default?: string;
  privacy?: string;
  parameters?: { name: string; type?: { text: string } }[];
  return?: { type?: { text: string } };
}

/** An element as its source and its comments describe it, with what it inherits. */
export interface ElementDoc {
  /** Name of its class. */
  name: string;
  tagName: string;
  /** The folder that it lives in, and the name of its files. */
  folder: string;
  summary: string;
  description: string;
  examples: string[];
  members: Member[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates: Named[];
}

interface Manifest {
  modules: { path: string; declarations?: (Partial<ElementDoc> & { name: string })[] }[];
}

/** What of the analyzer's programmatic interface its types leave out. */
const { create, ts } = analyzer as unknown as {
  create(options: { modules: unknown[]; plugins: unknown[]; context: object }): Manifest;
  ts: {
    ScriptTarget: { ES2022: number };
    createSourceFile(name: string, text: string, target: number, setParents: boolean): unknown;
  };
};

// It has no types of its own.
const lit = '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
const { litPlugin } = (await import(lit)) as { litPlugin(): unknown[] };

const source = join(import.meta.dirname, '../src');

/** All elements of the package, in the order of `define.ts`. */
export function readElements(): ElementDoc[] {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => path.endsWith('.ts') && !/\.test(-d)?\.ts$|^(locales|react|ssr)\//.test(path),
    );
  const texts = new Map(paths.map((path) => [path, readFileSync(join(source, path), 'utf8')]));
  const modules = Array.from(texts, ([path, text]) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  );
  const reader = commentReader();
  const plugins = [...litPlugin(), reader.plugin];
  const manifest = create({ modules, plugins, context: { dev: false } });
  const classes = new Map(
    manifest.modules.flatMap(({ declarations = [] }) =>
      declarations.map((declaration) => [declaration.name, declaration]),
    ),
  );
  const details = eventTypes(texts.get('base/events.ts') ?? '');
  const order = texts.get('define.ts') ?? '';
  const defined = Array.from(order.matchAll(/'\.\/([\w-]+)\//g), ([, folder = '']) => folder);
  return defined.map((folder) => {
    const text = texts.get(`${folder}/${folder}.define.ts`) ?? '';
    const [, tagName = '', name = ''] = /defineElement\('([\w-]+)', (\w+)\)/.exec(text) ?? [];
    const { members = [], events = [], ...own } = classes.get(name) ?? { name };
    return {
      slots: [],
      cssParts: [],
      cssProperties: [],
      cssStates: [],
      summary: '',
      description: '',
      ...own,
      tagName,
      folder,
      examples: reader.examples(name),
      members: members.map((member) => reader.complete(member, name)).filter(isPublic),
      events: events
        .filter((event) => event.name.startsWith('ruche-'))
        .map((event) => ({ ...event, type: { text: details.get(event.name) ?? 'CustomEvent' } })),
    };
  });
}

function isPublic({ privacy, name }: Member): boolean {
  return privacy === undefined && !name.startsWith('#');
}

/** The types of events, from the map of them all. */
function eventTypes(text: string): Map<string, string> {
  const form = /'(ruche-[\w-]+)': (CustomEvent<\w+>);/g;
  return new Map(Array.from(text.matchAll(form), ([, name = '', type = '']) => [name, type]));
}
