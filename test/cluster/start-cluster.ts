import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineChildProgram } from '../../packages/server/src/engine/engine-child.js';

/** The name that the nodes know their cluster by. */
const name = 'shards';
const password = 'cluster-of-a-test';
const startPatience = 60_000;

/** One engine process of a cluster. */
export interface ClusterNode {
  readonly host: string;
  /** SIGKILL: it gets no chance to say goodbye. */
  kill(): Promise<void>;
  /** Starts it again on the same files. */
  start(): Promise<void>;
}

/** Two engines, a shard each, that speak ClickHouse’s own protocol with one another. */
export interface TestCluster {
  /** For `clickhouseUrl`: the first node, and how to reach the other. */
  url(database: string): string;
  readonly nodes: readonly [ClusterNode, ClusterNode];
  close(): Promise<void>;
}

interface Ports {
  host: string;
  http: number;
  tcp: number;
}

/** Starts the cluster on 127.0.0.1 and 127.0.0.2, on ports that are free there. */
export async function startCluster(): Promise<TestCluster> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-cluster-'));
  const first = await freePorts('127.0.0.1');
  const second = await freePorts('127.0.0.2');
  const both = [first, second];
  const nodes = [
    await openNode(join(dir, 'one'), first, both),
    await openNode(join(dir, 'two'), second, both),
  ] as const;
  await Promise.all(nodes.map((node) => node.start()));
  return {
    url: (database) =>
      `http://ruche:${password}@${first.host}:${first.http}/${database}` +
      `?cluster=${name}&nodes=${second.host}:${second.http}`,
    nodes: [nodes[0], nodes[1]],
    async close() {
      await Promise.all(nodes.map((node) => node.kill()));
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openNode(dir: string, own: Ports, all: readonly Ports[]): Promise<ClusterNode> {
  await mkdir(dir, { recursive: true });
  const config = join(dir, 'config.xml');
  await writeFile(config, serverConfig(join(dir, 'users.xml'), own, all));
  await writeFile(join(dir, 'users.xml'), usersConfig);
  let child: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  };
  const start = async (): Promise<void> => {
    const require = createRequire(
      join(import.meta.dirname, '../../packages/server/src/engine/engine-process.ts'),
    );
    const { libchdbPath } = require('chdb/libchdb') as { libchdbPath: () => string };
    child = spawn(process.execPath, ['--eval', engineChildProgram], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
    });
    child.send({
      ffi: require.resolve('ffi-rs'),
      library: libchdbPath(),
      args: [
        'clickhouse',
        '--path',
        join(dir, 'data'),
        '--config-file',
        config,
        '--query',
        startUp,
      ],
    });
    await untilListening(own, child);
  };
  return { host: own.host, kill, start };
}

async function untilListening({ host, http }: Ports, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + startPatience;
  while (performance.now() < deadline) {
    const said = await fetch(`http://${host}:${http}/ping`).catch(() => undefined);
    if (said?.ok) return;
    if (child.exitCode !== null) break;
    await sleep(20);
  }
  throw new Error(`The engine on ${host} did not start`);
}

/** Two ports that nobody has at the moment: each node has to know the other’s before either listens. */
async function freePorts(host: string): Promise<Ports> {
  const servers = [createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((listening) => server.listen(0, host, listening));
    ports.push((server.address() as AddressInfo).port);
  }
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return { host, http: ports[0] ?? 0, tcp: ports[1] ?? 0 };
}

const startUp = [
  'SYSTEM START LISTEN HTTP',
  'SYSTEM START LISTEN TCP',
  ...Array.from({ length: 100 }, () => 'SELECT sleep(3600) FORMAT Null'),
].join(';\n');

function serverConfig(usersFile: string, own: Ports, all: readonly Ports[]): string {
  const shards = all.map(
    ({ host, tcp }) =>
      `<shard><replica><host>${host}</host><port>${tcp}</port><user>ruche</user><password>${password}</password></replica></shard>`,
  );
  return `<clickhouse>
  <users_config>${usersFile}</users_config>
  <listen_host>${own.host}</listen_host>
  <http_port>${own.http}</http_port>
  <tcp_port>${own.tcp}</tcp_port>
  <logger><level>none</level><console>false</console></logger>
  <timezone>UTC</timezone>
  <max_server_memory_usage>3000000000</max_server_memory_usage>
  <mark_cache_size>100000000</mark_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>8</background_schedule_pool_size>
  <remote_servers><${name}>${shards.join('')}</${name}></remote_servers>
</clickhouse>`;
}

const usersConfig = `<clickhouse>
  <profiles>
    <default>
      <function_sleep_max_microseconds_per_block>3600000000</function_sleep_max_microseconds_per_block>
    </default>
    <collector/>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants>
    </default>
    <ruche>
      <password>${password}</password>
      <networks><ip>127.0.0.0/8</ip></networks>
      <profile>collector</profile>
      <quota>default</quota>
      <grants><query>GRANT ALL ON *.*</query></grants>
    </ruche>
  </users>
</clickhouse>`;
