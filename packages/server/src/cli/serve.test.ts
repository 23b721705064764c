import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Keys } from '../sites/keys-file.js';
import { postLine, useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

describe('serve', () => {
  test('the first start makes a site with private files and tells the keys once', async () => {
    const data = command.path('first');
    const first = await command.serve(data);
    expect(first.stdout()).toBe(`ruche: listening on ${first.match[1] ?? ''}\n`);
    const keys = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')) as Keys;
    expect(Object.keys(keys)).toEqual(['site', 'writeKey', 'secretKey']);
    expect(keys.site).toBe('default');
    expect(first.stderr()).toContain(keys.secretKey);
    for (const file of ['keys.json', 'sites/default.json']) {
      expect((await stat(join(data, file))).mode & 0o777, file).toBe(0o600);
    }
    expect(await first.stop()).toBe(0);
    const second = await command.serve(data);
    expect(second.stderr()).not.toContain(keys.secretKey);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  test('variables override the keys of the file', async () => {
    const env = {
      RUCHE_WRITE_KEY: 'wk_of-the-environment',
      RUCHE_SECRET_KEY: 'sk_of-the-environment',
    };
    const running = await command.serve(command.path('variables'), env);
    const send = async (writeKey: string) => {
      const body = JSON.stringify({ writeKey, batch: [] });
      return (await fetch(`${running.match[1] ?? ''}/v1/batch`, { method: 'POST', body })).status;
    };
    expect(await send(env.RUCHE_WRITE_KEY)).toBe(200);
    expect(await send('wk_another')).toBe(401);
    await running.stop();
  });

  test('what was acknowledged survives SIGKILL', async () => {
    const data = command.path('killed');
    const killed = await command.serve(data);
    const { writeKey } = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')) as Keys;
    const body = JSON.stringify({
      writeKey,
      batch: [JSON.parse(postLine(1)), JSON.parse(postLine(2))],
    });
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
    const data = command.path('shared');
    const first = await command.serve(data);
    const second = await command.run(['serve', '--data', data, '--port', '0']);
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/in use by process \d+/);
    const token = await command.run(['token', '--data', data]);
    expect(token.status).toBe(0);
    await first.stop();
  });
});
