import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Keys } from '../sites/keys-file.js';
import { buildCommand } from '../../../../test/tools/run-command.js';
import type { BuiltCommand, Started } from '../../../../test/tools/run-command.js';

const listening = /^ruche: listening on (http:\/\/127\.0\.0\.1:\d+)$/m;
const day = 86_400_000;

// Each test starts several processes, and with the engine in most.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let command: BuiltCommand;
let folder: string;

beforeAll(async () => {
  command = await buildCommand();
  folder = await mkdtemp(join(tmpdir(), 'ruche-cli-'));
});
afterAll(async () => {
  await command?.remove();
  await rm(folder, { recursive: true, force: true });
});

const post = (id: number) =>
  JSON.stringify({
    type: 'track',
    event: 'Post Created',
    userId: `u${id % 3}`,
    properties: { post_id: `p${id}` },
    context: { groupId: 'design' },
    timestamp: new Date(Date.now() - 3 * day).toISOString(),
    messageId: `p${id}`,
  });
const posts = (count: number) => Array.from({ length: count }, (_, id) => `${post(id)}\n`).join('');

async function serve(data: string, env: Record<string, string> = {}): Promise<Started> {
  return command.start(['serve', '--data', data, '--port', '0', '--log-level', 'warn'], listening, {
    env,
  });
}

describe('serve', () => {
  test('the first start makes a site with private files and tells the keys once', async () => {
    const data = join(folder, 'first');
    const first = await serve(data);
    expect(first.stdout()).toBe(`ruche: listening on ${first.match[1] ?? ''}\n`);
    const keys = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')) as Keys;
    expect(Object.keys(keys)).toEqual(['site', 'writeKey', 'secretKey']);
    expect(keys.site).toBe('default');
    expect(first.stderr()).toContain(keys.secretKey);
    for (const file of ['keys.json', 'sites/default.json']) {
      expect((await stat(join(data, file))).mode & 0o777, file).toBe(0o600);
    }
    expect(await first.stop()).toBe(0);
    const second = await serve(data);
    expect(second.stderr()).not.toContain(keys.secretKey);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  test('variables override the keys of the file', async () => {
    const env = {
      RUCHE_WRITE_KEY: 'wk_of-the-environment',
      RUCHE_SECRET_KEY: 'sk_of-the-environment',
    };
    const running = await serve(join(folder, 'variables'), env);
    const send = async (writeKey: string) => {
      const body = JSON.stringify({ writeKey, batch: [] });
      return (await fetch(`${running.match[1] ?? ''}/v1/batch`, { method: 'POST', body })).status;
    };
    expect(await send(env.RUCHE_WRITE_KEY)).toBe(200);
    expect(await send('wk_another')).toBe(401);
    await running.stop();
  });

  test('what was acknowledged survives SIGKILL', async () => {
    const data = join(folder, 'killed');
    const killed = await serve(data);
    const { writeKey } = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')) as Keys;
    const body = JSON.stringify({ writeKey, batch: [JSON.parse(post(1)), JSON.parse(post(2))] });
    const response = await fetch(`${killed.match[1] ?? ''}/v1/batch`, { method: 'POST', body });
    expect(response.status).toBe(200);
    await killed.stop('SIGKILL');
    const { stdout } = await command.run([
      'metric',
      'posts',
      '--data',
      data,
      '--json',
      '--period',
      'P7D',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ value: 2 });
  });

  test('a second process on one directory stops at once and names the first', async () => {
    const data = join(folder, 'shared');
    const first = await serve(data);
    const second = await command.run(['serve', '--data', data, '--port', '0']);
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/in use by process \d+/);
    const token = await command.run(['token', '--data', data]);
    expect(token.status).toBe(0);
    await first.stop();
  });
});

describe('import', () => {
  test('over HTTP and into a directory it does the same, and again changes nothing', async () => {
    const file = join(folder, 'posts.ndjson.gz');
    await writeFile(
      file,
      gzipSync(`${posts(2500)}not json\n\n{"type":"track"}\n{"type":"track","event":"No Id"}\n`),
    );
    const first = 'accepted 2501, rejected 2, duplicate 0\n';
    const again = 'accepted 0, rejected 2, duplicate 2501\n';

    const direct = join(folder, 'direct');
    for (const expected of [first, again]) {
      const { status, stdout, stderr } = await command.run(['import', file, '--data', direct]);
      expect([status, stdout]).toEqual([0, expected]);
      expect(stderr).toContain(`${file}:2501: malformed_body: is not JSON`);
      expect(stderr).toContain(`${file}:2503: invalid_field: event is required`);
    }

    const data = join(folder, 'over-http');
    const running = await serve(data);
    for (const expected of [first, again]) {
      const to = ['--to', running.match[1] ?? '', '--data', data];
      const { status, stdout } = await command.run(['import', file, ...to]);
      expect([status, stdout]).toEqual([0, expected]);
    }
    await running.stop();
    const ask = async (dir: string) =>
      JSON.parse(
        (await command.run(['metric', 'posts', '--data', dir, '--json', '--period', 'P7D'])).stdout,
      ) as { value: number };
    expect((await ask(direct)).value).toBe(2500);
    expect((await ask(data)).value).toBe(2500);
  });

  test('standard input is read, and lines too long for a message are told', async () => {
    const long = JSON.stringify({
      type: 'track',
      event: 'Long',
      properties: { text: 'x'.repeat(40_000) },
    });
    const input = `${posts(3)}${long}\n${post(4)}`;
    const { status, stdout, stderr } = await command.run(
      ['import', '-', '--data', join(folder, 'stdin')],
      { input },
    );
    expect([status, stdout]).toEqual([0, 'accepted 4, rejected 1, duplicate 0\n']);
    expect(stderr).toContain('standard input:4: message_too_large');
  });

  test('a file that is not there and a collector that does not answer fail', async () => {
    const missing = await command.run(['import', join(folder, 'nothing.ndjson'), '--data', folder]);
    expect([missing.status, missing.stderr]).toEqual([
      1,
      expect.stringContaining('there is no file'),
    ]);
    const env = { RUCHE_SECRET_KEY: 'sk_any-secret-at-all' };
    const input = posts(1);
    const nobody = await command.run(['import', '-', '--to', 'http://127.0.0.1:1'], { env, input });
    expect([nobody.status, nobody.stderr]).toEqual([
      1,
      expect.stringContaining('cannot be reached'),
    ]);
  });
});

describe('metric', () => {
  test('prints a table, or the answer of the API, from a collector as from a directory', async () => {
    const data = join(folder, 'metric');
    await command.run(['import', '-', '--data', data], { input: posts(12) });
    const args = ['metric', 'posts', '--group', 'design', '--period', 'P7D', '--data', data];
    const table = await command.run(args);
    expect(table.stdout).toMatch(/^metric +Posts created \(posts, count\)$/m);
    expect(table.stdout).toMatch(/^value +12$/m);
    const direct = JSON.parse((await command.run([...args, '--json'])).stdout) as Record<
      string,
      unknown
    >;
    const running = await serve(data);
    const over = await command.run([...args, '--json', '--to', running.match[1] ?? '']);
    await running.stop();
    const { asOf: _, ...answer } = JSON.parse(over.stdout) as Record<string, unknown>;
    expect(direct).toMatchObject(answer);
    expect(answer).toMatchObject({ value: 12, group: 'design' });
  });

  test('what cannot be answered fails with its code', async () => {
    const data = join(folder, 'metric');
    const unknown = await command.run(['metric', 'nothing', '--data', data]);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toMatch(/unknown_metric: .*Known: .*posts/);
    const group = await command.run(['metric', 'posts', '--group', 'nowhere', '--data', data]);
    expect([group.status, group.stderr]).toEqual([1, expect.stringContaining('forbidden')]);
  });
});

describe('token', () => {
  const env = { RUCHE_SECRET_KEY: 'sk_a-secret-without-directory' };

  test('is made of what is asked for, also without a directory', async () => {
    const args = [
      'token',
      '--group',
      'a',
      '--group',
      'b',
      '--role',
      'manager',
      '--ttl',
      '15m',
      '--metric',
      'posts',
      '--member',
      'ann',
    ];
    const { status, stdout } = await command.run(args, { env });
    expect(status).toBe(0);
    const claims = decodeJwt(stdout.trim());
    expect(claims).toMatchObject({
      iss: 'default',
      groups: ['a', 'b'],
      role: 'manager',
      metrics: ['posts'],
      sub: 'ann',
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
  });

  test.each([['--role', 'root'], ['--ttl', '25h'], ['--ttl', 'soon'], ['--nothing'], ['argument']])(
    'wrong usage is told: %s %s',
    async (...args) => {
      const { status, stdout, stderr } = await command.run(['token', ...args], { env });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).not.toBe('');
    },
  );

  test('without any secret it fails', async () => {
    const { status, stderr } = await command.run(['token', '--data', join(folder, 'empty')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('there is no secret key')]);
  });
});

describe('site', () => {
  test('shows the settings and changes them, and a running collector takes them up', async () => {
    const data = join(folder, 'site');
    const running = await serve(data);
    const set = [
      '--set',
      'timezone=Europe/Paris',
      '--set',
      'k=7',
      '--set',
      'origins=https://example.org',
    ];
    const { status, stdout } = await command.run(['site', '--data', data, ...set, '--json']);
    expect(status).toBe(0);
    const shown = JSON.parse(stdout) as Record<string, unknown>;
    expect(shown).toMatchObject({
      id: 'default',
      timezone: 'Europe/Paris',
      k: 7,
      origins: ['https://example.org'],
    });
    expect(Object.keys(shown)).not.toContain('personKey');
    expect(Object.keys(shown)).not.toContain('secretKey');
    const send = async () => {
      const body = JSON.stringify({ writeKey: shown['writeKey'], batch: [] });
      const headers = { origin: 'https://elsewhere.test' };
      return (await fetch(`${running.match[1] ?? ''}/v1/batch`, { method: 'POST', headers, body }))
        .status;
    };
    await expect.poll(send, { timeout: 10_000 }).toBe(403);
    await running.stop();
  });

  test.each([['k=2'], ['timezone=Mars'], ['personKey=x'], ['nothing=1'], ['k']])(
    '%s is refused',
    async (change) => {
      const { status } = await command.run([
        'site',
        '--data',
        join(folder, 'site'),
        '--set',
        change,
      ]);
      expect(status).toBe(2);
    },
  );

  test('a directory without a site fails', async () => {
    const { status } = await command.run(['site', '--data', join(folder, 'empty')]);
    expect(status).toBe(1);
  });
});

describe('the command', () => {
  test('helps, and tells wrong usage by its status', async () => {
    const help = await command.run(['--help']);
    expect(help.status).toBe(0);
    const names = ['serve', 'demo', 'import', 'metric', 'token', 'site'];
    for (const name of names) expect(help.stdout).toContain(name);
    const each = await Promise.all(names.map((name) => command.run([name, '--help'])));
    expect(each.map(({ status }) => status)).toEqual(names.map(() => 0));
    expect((await command.run(['unheard-of'])).status).toBe(2);
    expect((await command.run([])).status).toBe(2);
    expect((await command.run(['import'])).status).toBe(2);
  });

  test.each([
    ['ruche.config.json', '{"data": "of-the-file"}'],
    ['ruche.config.js', 'export default { data: "of-the-file" };'],
    ['ruche.config.ts', 'const data: string = "of-the-file";\nexport default { data };'],
  ])('%s sets what neither a flag nor a variable does', async (name, content) => {
    const cwd = await mkdtemp(join(folder, 'config-'));
    await writeFile(join(cwd, name), content);
    const dir = async (args: string[], env = {}) =>
      /([\w-]+) has no site/.exec((await command.run(['site', ...args], { cwd, env })).stderr)?.[1];
    expect(await dir([])).toBe('of-the-file');
    expect(await dir([], { RUCHE_DATA: 'of-the-variable' })).toBe('of-the-variable');
    expect(await dir(['--data', 'of-the-flag'], { RUCHE_DATA: 'of-the-variable' })).toBe(
      'of-the-flag',
    );
  });

  test('a config that cannot be read fails', async () => {
    const cwd = await mkdtemp(join(folder, 'config-'));
    await writeFile(join(cwd, 'ruche.config.json'), '{"data": ');
    const { status, stderr } = await command.run(['site'], { cwd });
    expect([status, stderr]).toEqual([1, expect.stringContaining('ruche.config cannot be read')]);
  });
});
