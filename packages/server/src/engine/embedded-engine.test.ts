import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from './embedded-engine.js';
import type { EmbeddedEngine } from './embedded-engine.js';
import { EngineUnavailable } from './engine.js';

let dir: string;
let engine: EmbeddedEngine;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-embedded-'));
  // As `--data DIR` may be given.
  engine = await openEmbeddedEngine({ dir: relative(process.cwd(), dir) });
  await engine.command('CREATE TABLE secrets (text String) ENGINE = MergeTree ORDER BY text');
  const rows = [Buffer.from('{"text":"hidden"}\n')];
  await engine.insert({ table: 'secrets', rows, token: 'one' });
});

afterAll(async () => {
  await engine.close();
  await rm(dir, { recursive: true, force: true });
});

/** Asks the port directly, as anything on the machine could. */
async function ask(sql: string, credentials?: string): Promise<string> {
  const answer = await fetch(engine.connection().url, {
    method: 'POST',
    body: sql,
    headers: credentials ? { authorization: `Basic ${btoa(credentials)}` } : {},
  });
  return answer.text();
}

describe('the port of the embedded engine', () => {
  it.each([
    'SELECT * FROM ruche.secrets',
    'SELECT * FROM system.processes',
    'SELECT * FROM system.users',
    'SELECT * FROM information_schema.tables',
    'SHOW CREATE TABLE ruche.secrets',
    "INSERT INTO ruche.secrets VALUES ('forged')",
    'DROP TABLE ruche.secrets',
    'TRUNCATE TABLE ruche.secrets',
    'CREATE TABLE default.mine (n UInt8) ENGINE = Memory',
    'CREATE DATABASE mine',
    'CREATE USER mine',
    'GRANT ALL ON *.* TO default',
    "SELECT * FROM file('/etc/passwd', 'LineAsString')",
    "INSERT INTO FUNCTION file('/tmp/ruche-forged', 'LineAsString') SELECT 'x'",
    "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
    "SELECT * FROM remote('127.0.0.1', 'ruche.secrets')",
    "SELECT * FROM executable('id', 'TSV', 'a String')",
    "BACKUP TABLE ruche.secrets TO File('/tmp/ruche-forged')",
    'SYSTEM SHUTDOWN',
    'SYSTEM FLUSH LOGS',
    'KILL QUERY WHERE 1',
  ])('refuses whoever has no password: %s', async (sql) => {
    expect(await ask(sql)).toMatch(/ACCESS_DENIED|Not enough privileges/);
  });

  it('shows whoever has no password the name of no table', async () => {
    expect(await ask('SELECT name FROM system.tables')).toBe('');
    expect(await ask('SHOW TABLES FROM ruche')).toMatch(/^$|ACCESS_DENIED/);
  });

  it('refuses a wrong password, and whoever guesses at none', async () => {
    expect(await ask('SELECT 1', 'ruche:guess')).toMatch(/AUTHENTICATION_FAILED|REQUIRED_PASSWORD/);
    expect(await ask('SELECT 1', 'ruche:')).toMatch(/AUTHENTICATION_FAILED|REQUIRED_PASSWORD/);
  });

  it('lets the collector in, and not out to files and hosts', async () => {
    const { username, password } = engine.connection();
    const own = `${username}:${password}`;
    expect(await ask('SELECT text FROM ruche.secrets', own)).toBe('hidden\n');
    for (const sql of [
      "SELECT * FROM file('/etc/passwd', 'LineAsString')",
      "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
      "CREATE TABLE ruche.leak (l String) ENGINE = File('LineAsString', '/etc/passwd')",
      "CREATE TABLE ruche.leak (l String) ENGINE = URL('http://127.0.0.1:1/', 'LineAsString')",
    ]) {
      expect(await ask(sql, own)).toMatch(/ACCESS_DENIED|Not enough privileges/);
    }
  });

  it('listens on loopback only, and keeps its files to itself', async () => {
    expect(new URL(engine.connection().url).hostname).toBe('127.0.0.1');
    const run = join(dir, 'run');
    expect((await stat(run)).mode & 0o077).toBe(0);
    for (const name of ['users.xml', 'config.xml']) {
      expect((await stat(join(run, name))).mode & 0o077, name).toBe(0);
    }
    expect(await readdir(dir)).toEqual(['data', 'run']);
  });
});

describe('the embedded engine', () => {
  it('comes back after it was killed, with another password and the same rows', async () => {
    const before = engine.connection();
    const pid = engine.pid();
    process.kill(pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => engine.query('SELECT text FROM secrets').catch(() => []), { timeout: 15_000 })
      .toEqual([{ text: 'hidden' }]);
    expect(engine.pid()).not.toBe(pid);
    expect(engine.connection().password).not.toBe(before.password);
  });

  it('comes back when somebody on the machine stops its listener', async () => {
    const pid = engine.pid();
    await ask('SYSTEM STOP LISTEN HTTP').catch(() => {});
    const asked = () => engine.query('SELECT text FROM secrets').catch(() => []);
    await expect
      .poll(async () => [(await asked()).length, engine.pid() !== pid], { timeout: 15_000 })
      .toEqual([1, true]);
  });

  it('answers nothing after close, and its process is gone', async () => {
    const own = await mkdtemp(join(tmpdir(), 'ruche-embedded-'));
    const short = await openEmbeddedEngine({ dir: own });
    const pid = short.pid();
    await short.close();
    await expect(short.query('SELECT 1')).rejects.toThrow(EngineUnavailable);
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
    await rm(own, { recursive: true, force: true });
  });
});
