import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../packages/server/deploy/cluster');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const compose = read('compose.yaml');
const services = [...compose.matchAll(/^ {2}([a-z][\w-]*):$/gm)].map(([, name]) => name);

test('every host that the configuration names is a service', () => {
  const named = [
    ...read('clickhouse.xml').matchAll(/<host>([^<]+)</g),
    ...read('keeper.xml').matchAll(/<hostname>([^<]+)</g),
    ...read('nginx.conf').matchAll(/server ([\w-]+):\d+/g),
    ...compose.matchAll(/@([\w-]+):8123/g),
  ].map(([, host]) => host);
  expect(named.length).toBeGreaterThan(12);
  expect(named.filter((host) => !services.includes(host))).toEqual([]);
});

test('there are two shards with two replicas, each told which it is', () => {
  const told = [...compose.matchAll(/SHARD: (\d)\s*,?\s*REPLICA: (\w)/g)].map(([, ...own]) =>
    own.join(''),
  );
  expect(told).toEqual(['1a', '1b', '2a', '2b']);
  const shards = read('clickhouse.xml').split('<shard>').slice(1);
  expect(shards.map((shard) => shard.match(/<replica>/g)?.length)).toEqual([2, 2]);
  for (const [at, shard] of shards.entries()) {
    expect(shard).toContain(`shard-${at + 1}-a`);
    expect(shard).toContain(`shard-${at + 1}-b`);
  }
});

test('the collectors name the cluster that the servers know', () => {
  const [, name] = /<remote_servers[^>]*>\s*<(\w+)>/.exec(read('clickhouse.xml')) ?? [];
  const asked = [...compose.matchAll(/\?cluster=(\w+)/g)].map(([, cluster]) => cluster);
  expect(asked).toEqual([name, name]);
});

test('every file that is mounted is there, and every variable is in the example', () => {
  const mounted = [...compose.matchAll(/'\.\/([^:]+):/g)].map(([, file = '']) => file);
  expect(mounted.length).toBeGreaterThan(5);
  expect(mounted.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  const example = read('example.env');
  const needed = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
  expect(needed.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([]);
});

test('every volume that a service mounts is declared', () => {
  const declared = [...(compose.split(/^volumes:$/m)[1] ?? '').matchAll(/^ {2}([\w-]+):/gm)];
  const used = [...compose.matchAll(/'([\w-]+):\/(?:var|data)/g)].map(([, name]) => name);
  expect([...new Set(used)].toSorted()).toEqual(declared.map(([, name]) => name).toSorted());
});
