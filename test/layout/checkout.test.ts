import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, isTest, packageNames, root } from './source-files.js';

const visible = [
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'examples',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'test',
  'tsconfig.base.json',
];

/** What installing and running leave behind; none of it is in the repository. */
const leftBehind = ['node_modules', 'coverage'];

const binary = /\.(?:gz|png|jpg|ico|woff2?)$/;

test('the top level holds what it should and nothing else', () => {
  const entries = readdirSync(root).filter(
    (name) => !name.startsWith('.') && !leftBehind.includes(name) && !name.endsWith('.log'),
  );
  expect(entries.toSorted()).toEqual(visible.toSorted());
});

test('the lock file names no registry and no tarball', () => {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const wrong = lock.split('\n').filter((line) => /https?:\/\/|tarball:|\.tgz\b/.test(line));
  expect(wrong.filter((line) => !/^\s+deprecated:/.test(line))).toEqual([]);
});

test('no package fetches from a registry of its own', () => {
  const settings = filesBelow('.', /(?:^|\/)(?:\.npmrc|package\.json|pnpm-workspace\.yaml)$/);
  expect(settings.filter(({ text }) => /registry\s*[=":]/.test(text))).toEqual([]);
});

test('no file speaks of one machine’s folders', () => {
  const places = [
    /\/(?:home|Users)\/[a-z]/,
    /\/root\//,
    /["'`\s(]\/work\//,
    /C:\\\\?Users/i,
    /\.\.\/shared\b/,
  ];
  const wrong = filesBelow('.')
    .filter(({ path }) => !binary.test(path) && path !== 'test/layout/checkout.test.ts')
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ at: `${path}:${index + 1}`, line }))
        .filter(({ line }) => places.some((place) => place.test(line))),
    );
  expect(wrong).toEqual([]);
});

test('no source file is longer than 300 lines', () => {
  const long = packageNames()
    .flatMap((name) => filesBelow(`packages/${name}/src`, /\.(?:ts|mjs|css)$/))
    .filter(({ path }) => !isTest(path) && !path.includes('/locales/'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('files are named in kebab-case, and none is called helpers or utils', () => {
  const sources = packageNames().flatMap((name) => filesBelow(`packages/${name}/src`, /\.ts$/));
  const wrong = sources
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path);
      return (
        !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.ts$/.test(name) ||
        /^(?:utils?|helpers?)\./.test(name)
      );
    });
  expect(wrong).toEqual([]);
});

test('nothing is left for later', () => {
  const marks = new RegExp(
    [
      'TO' + 'DO',
      'FIX' + 'ME',
      'X' + 'XX',
      String.raw`\b(?:it|test|describe)\.(?:skip|only)\b`,
      String.raw`\bas any\b(?! [a-z])`,
    ].join('|'),
  );
  const wrong = ['packages', 'examples', 'test', '.scripts']
    .flatMap((folder) => filesBelow(folder, /\.(?:ts|mjs|js|html|css)$/))
    .filter(({ path }) => path !== 'test/layout/checkout.test.ts')
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ at: `${path}:${index + 1}`, line }))
        .filter(({ line }) => marks.test(line)),
    );
  expect(wrong).toEqual([]);
});

test('no package excludes Node 20', () => {
  for (const { path, text } of filesBelow('packages', /^packages\/[a-z]+\/package\.json$/)) {
    const { engines } = JSON.parse(text) as { engines: { node: string } };
    expect(engines.node, path).toBe('^20.19.0 || ^22.13.0 || >=24');
  }
});
