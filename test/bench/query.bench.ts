import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import type { Answer, Problem, Question } from '@ruche/schema';
import { SignJWT } from 'jose';
import { createApp } from '../../packages/server/src/app/create-app.js';
import { openEmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import { createKeys } from '../../packages/server/src/sites/keys-file.js';
import { createSites } from '../../packages/server/src/sites/open-sites.js';
import { createSettings } from '../../packages/server/src/sites/settings-file.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { fillEvents } from './fill-events.js';
import { everyMetric, groupPage } from './group-page.js';
import { measure, measureBoth } from './measure.js';
import { inWaves, recordStatements } from './record-statements.js';

const rounds = 25;
const group = 'g1';

/**
 * How long the answers of a whole group page take, in one request and one by one, and what our API adds
 * to the same statements sent to the engine. The group is the largest, with some 11 % of all events.
 */
export async function bench({ events, log }: BenchOptions): Promise<BenchTable[]> {
  const sizes = events ? [events] : [1_000_000, 10_000_000];
  const tables: BenchTable[] = [];
  for (const size of sizes) tables.push(...(await benchOf(size, log)));
  return tables;
}

async function benchOf(events: number, log: (line: string) => void): Promise<BenchTable[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-bench-'));
  const keys = createKeys();
  const site = {
    ...createSettings(),
    ...keys,
    id: keys.site,
    timezone: 'Europe/Paris',
    rateExempt: ['*'],
  };
  const engine = await openEmbeddedEngine({ dir: join(dir, 'engine') });
  const connection = engine.connection();
  const address = new URL(connection.database, connection.url);
  Object.assign(address, { username: connection.username, password: connection.password });
  const store = await openStore({ dir: join(dir, 'store'), clickhouseUrl: address.href });
  const recording = recordStatements(store);
  const app = await createApp({
    store: recording.store,
    sites: createSites({ ...site, requestsPerMinute: 0 }),
  });
  const direct = createClient({ ...connection, compression: { response: false } });
  try {
    await fillEvents({ engine, site: site.id, events, until: new Date(), log });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const token = await new SignJWT({ groups: '*', role: 'admin' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(site.id)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(keys.secretKey));

    const ask = async (queries: Question[]): Promise<void> => {
      const response = await fetch(`${url}/v1/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ queries }),
      });
      const { answers } = (await response.json()) as { answers: (Answer | Problem)[] };
      const wrong = answers.find((answer) => 'code' in answer);
      if (wrong) throw new Error(JSON.stringify(wrong));
    };

    const pages: BenchTable = {
      title: `Group page, ${events.toLocaleString('en')} events: all answers in one request`,
      columns: ['window', 'answers', 'p50 ms', 'p95 ms'],
      rows: [],
    };
    for (const period of ['P1M', 'P6M', 'P1Y']) {
      const questions = groupPage({ group, period });
      const { p50, p95 } = await measure(rounds, () => ask(questions));
      pages.rows.push([period, questions.length, round(p50), round(p95)]);
      log(`group page over ${period}: p50 ${round(p50)} ms`);
    }

    const singles: BenchTable = {
      title: `One answer (P1M), ${events.toLocaleString('en')} events: our API beside its SQL sent to the engine`,
      columns: ['metric', 'API p50 ms', 'API p95 ms', 'SQL p50 ms', 'ratio'],
      rows: [],
    };
    for (const question of everyMetric({ group, period: 'P1M' })) {
      recording.take();
      await ask([question]);
      const waves = inWaves(recording.take());
      const replay = async (): Promise<void> => {
        for (const wave of waves) {
          await Promise.all(
            wave.map(async ({ sql, parameters }) => {
              const answer = await direct.query({
                query: sql,
                query_params: parameters,
                format: 'JSONEachRow',
              });
              await answer.json();
            }),
          );
        }
      };
      const [api, sql] = await measureBoth(rounds, () => ask([question]), replay);
      const ratio = (api.p50 / sql.p50).toFixed(2);
      singles.rows.push([nameOf(question), round(api.p50), round(api.p95), round(sql.p50), ratio]);
    }
    return [pages, singles];
  } finally {
    await app.close();
    await direct.close();
    await store.close();
    await engine.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function nameOf({ metric, by }: Question): string {
  return by ? `${metric} by ${by}` : metric;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
