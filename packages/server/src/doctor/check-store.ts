import { migrations } from '../store/migrations/index.js';
import { openStore } from '../store/open-store.js';
import { StoreLocked } from '../store/store.js';
import { finding } from './finding.js';
import type { Check, Finding } from './finding.js';

const slackSeconds = 5;
const patienceMs = 5000;

/** Whether the store opens and its schema is that of this version; of one that is in use, who has it. */
export const checkStore: Check = async ({ dir, clickhouseUrl }) => {
  try {
    const store = await openStore({ dir, clickhouseUrl });
    try {
      const ready = await store.ready();
      if (!ready) return [finding('store', 'fail', 'the engine does not answer')];
      const [version] = await store.query<{ version: string }>('SELECT version() AS version');
      const [schema] = await store.query<{ number: number }>(
        'SELECT max(number) AS number FROM migrations',
      );
      const [broken] = await store.query<{ n: string }>(
        `SELECT count() AS n FROM system.detached_parts WHERE database = currentDatabase()`,
      );
      return [
        finding('store', 'ok', `ClickHouse ${version?.version}`),
        finding('schema', 'ok', `${schema?.number} of ${migrations.at(-1)?.number}`),
        ...(broken?.n === '0'
          ? []
          : [finding('parts', 'fail', `${broken?.n} parts of tables are set aside as broken`)]),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreLocked) {
      return [finding('store', 'ok', `in use by process ${error.pid}: --to asks it`)];
    }
    return [finding('store', 'fail', (error as Error).message)];
  }
};

/** Whether a running collector is well, and has the same time. */
export const checkCollector: Check = async ({ url, now }) => {
  if (url === undefined) return [];
  const findings: Finding[] = [];
  for (const path of ['/healthz', '/readyz']) {
    try {
      const response = await fetch(url + path, { signal: AbortSignal.timeout(patienceMs) });
      const state = response.ok ? 'ok' : 'fail';
      findings.push(finding(`collector ${path}`, state, `answered ${response.status}`));
      const said = Date.parse(response.headers.get('date') ?? '');
      const apart = Math.abs(said - now().getTime()) / 1000;
      if (path === '/healthz' && apart > slackSeconds) {
        findings.push(
          finding('clock', 'warn', `that of the collector is ${Math.round(apart)} s off`),
        );
      }
    } catch (error) {
      findings.push(finding(`collector ${path}`, 'fail', (error as Error).message));
    }
  }
  return findings;
};
