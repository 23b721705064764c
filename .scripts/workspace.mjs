// What is to be built, in which order, and whether it has changed. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run.mjs';

const skipped = new Set(['node_modules', 'dist']);

/**
 * @typedef {object} Unit one folder that is built
 * @property {string} name its package name
 * @property {string} folder relative to the checkout
 * @property {string[]} commands what builds it: the script `build`, or Vite with each of its configurations
 * @property {string[]} needs the names of the workspace packages that it uses
 */

/** @returns {Unit[]} packages and examples that have something to build; what is needed comes first */
export function units() {
  const all = ['packages', 'examples'].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && existsSync(join(root, parent, entry.name, 'package.json')),
      )
      .map((entry) => read(join(parent, entry.name))),
  );
  const ordered = [];
  const visit = (unit) => {
    if (ordered.includes(unit)) return;
    for (const other of all) if (unit.needs.includes(other.name)) visit(other);
    ordered.push(unit);
  };
  for (const unit of all) visit(unit);
  return ordered;
}

/** What a unit is built from, as one word: the same word means that a build would change nothing. */
export function fingerprint(unit, all) {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'pnpm-lock.yaml')));
  hash.update(readFileSync(join(root, 'tsconfig.base.json')));
  for (const { folder } of withNeeds(unit, all)) {
    for (const path of files(join(root, folder))) {
      hash.update(relative(root, path));
      hash.update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}

function read(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  return {
    name: manifest.name,
    folder,
    commands: manifest.scripts?.build ? [manifest.scripts.build] : viteBuilds(folder),
    needs: Object.keys(dependencies).filter((name) => dependencies[name].startsWith('workspace:')),
  };
}

function viteBuilds(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => /^vite(?:\..+)?\.config\.ts$/.test(name))
    .map((name) => `vite build --logLevel warn --config ${name}`);
}

function withNeeds(unit, all) {
  const found = new Set();
  const visit = (one) => {
    if (found.has(one)) return;
    found.add(one);
    for (const other of all) if (one.needs.includes(other.name)) visit(other);
  };
  visit(unit);
  return [...found].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.test(-d)?\.ts$|\.md$/.test(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}
