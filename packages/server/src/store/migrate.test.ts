import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from '../engine/embedded-engine.js';
import type { EmbeddedEngine } from '../engine/embedded-engine.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';

let dir: string;
let engine: EmbeddedEngine;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-migrate-'));
  engine = await openEmbeddedEngine({ dir });
});

afterAll(async () => {
  await engine.close();
  await rm(dir, { recursive: true, force: true });
});

const added: Migration = {
  number: migrations.length + 1,
  name: 'colour',
  statement: ({ onCluster }) =>
    `ALTER TABLE groups${onCluster} ADD COLUMN IF NOT EXISTS colour String DEFAULT 'grey'`,
};

describe('migrate', () => {
  it('has numbers without gaps, in order', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, place) => place + 1));
  });

  it('runs each step once, and later only what is new', async () => {
    expect(await migrate({ engine })).toEqual(migrations.map(({ number }) => number));
    expect(await migrate({ engine })).toEqual([]);
    expect(await migrate({ engine, steps: [...migrations, added] })).toEqual([added.number]);
    expect(await engine.query('SELECT number, name FROM migrations FINAL ORDER BY number')).toEqual(
      [...migrations, added].map(({ number, name }) => ({ number, name })),
    );
  });

  it('refuses a database of a later version', async () => {
    await expect(migrate({ engine })).rejects.toThrow('written by a later version');
  });

  it('makes tables whose rows are on disk before an insert is answered', async () => {
    const tables = await engine.query<{ name: string; sql: string }>(
      "SELECT name, create_table_query AS sql FROM system.tables WHERE database = 'ruche'",
    );
    expect(tables.map(({ name }) => name).sort()).toEqual([
      'changed_days',
      'contents',
      'groups',
      'memberships',
      'messages',
      'migrations',
      'month_people',
      'people',
      'person_numbers',
      'records',
      'summed_months',
    ]);
    for (const { sql } of tables) {
      expect(sql).toMatch(/ReplacingMergeTree/);
      expect(sql).toMatch(/fsync_after_insert = 1, fsync_part_directory = 1/);
      expect(sql).toMatch(/non_replicated_deduplication_window = 10000/);
    }
  });
});
