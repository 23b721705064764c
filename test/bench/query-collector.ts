import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import type { Answer, Problem, Question } from '@ruche/schema';
import { SignJWT } from 'jose';
import { createApp } from '../../packages/server/src/app/create-app.js';
import { openEmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import { createSites } from '../../packages/server/src/sites/open-sites.js';
import { createSettings } from '../../packages/server/src/sites/settings-file.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import type { Store } from '../../packages/server/src/store/store.js';
import type { History } from './query-history.js';
import { recordStatements } from './record-statements.js';
import type { Statement } from './record-statements.js';

/** A running collector over a history, and a way round it to its engine. */
export interface QueryCollector {
  zone: string;
  store: Store;
  /** Asks in one request. */
  ask(queries: Question[]): Promise<Answer[]>;
  /** The statements that the store was asked since the last call. */
  take(): Statement[];
  /** Sends statements to the engine itself, in the waves in which they were asked. */
  replay(waves: readonly Statement[][]): Promise<void>;
  /** Processor time of collector, engine and bench so far, in ms; the engine's only where /proc tells. */
  processorTime(): number;
  /** Anything may have changed, so that nothing is known from before. */
  forget(): Promise<void>;
  /** Something comes in from a member of a group, as it happens. */
  comesIn(group: string, event: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a collector on a history; its clock goes on from the history's end. */
export async function startQueryCollector({ dir, keys, until }: History): Promise<QueryCollector> {
  const zone = 'Europe/Paris';
  const start = performance.now();
  const now = () => new Date(until.getTime() + performance.now() - start);
  const settings = { ...createSettings(), ...keys, id: keys.site, timezone: zone };
  const engine = await openEmbeddedEngine({ dir: join(dir, 'engine') });
  const connection = engine.connection();
  const store = await openStore({ dir: join(dir, 'store'), engine, now: () => now().getTime() });
  const recording = recordStatements(store);
  const app = await createApp({
    store: recording.store,
    sites: createSites({ ...settings, rateExempt: ['*'], requestsPerMinute: 0 }),
    maxEventLoopDelay: 0,
    now,
  });
  const direct = createClient({ ...connection, compression: { response: false } });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const token = await new SignJWT({ groups: '*', role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(keys.site)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(keys.secretKey));

  const ask = async (queries: Question[]): Promise<Answer[]> => {
    const response = await fetch(`${url}/v1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ queries }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const { answers } = (await response.json()) as { answers: (Answer | Problem)[] };
    return answers.map((answer) => {
      if ('code' in answer) throw new Error(JSON.stringify(answer));
      return answer;
    });
  };

  return {
    zone,
    store,
    ask,
    take: recording.take,
    replay: async (waves) => {
      for (const wave of waves) {
        await Promise.all(
          wave.map(async ({ sql, parameters }) => {
            const format = 'JSONEachRow';
            await (await direct.query({ query: sql, query_params: parameters, format })).json();
          }),
        );
      }
    },
    processorTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000 + timeOfProcess(engine.pid());
    },
    forget: () => store.command('SELECT 1'),
    comesIn: async (group, event) => {
      const id = BigInt(`0x${randomBytes(16).toString('hex')}`);
      const ts = new Date(until.getTime() - 60_000).toISOString();
      const when = { claimed_at: ts, ts, received_at: ts };
      const row = { site: keys.site, grp: group, main: 1, event, id, ...when };
      await store.append([{ id, rows: [{ table: 'messages', row }] }]);
      await store.flush();
    },
    close: async () => {
      await app.close();
      await direct.close();
      await store.close();
    },
  };
}

/** User and system time of another process, which Linux tells in hundredths of a second. */
function timeOfProcess(pid: number | undefined): number {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return 0;
  const [, after = ''] = readFileSync(file, 'utf8').split(') ');
  const [user = 0, system = 0] = after.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}
