import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

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
    const cwd = await mkdtemp(command.path('config-'));
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
    const cwd = await mkdtemp(command.path('config-'));
    await writeFile(join(cwd, 'ruche.config.json'), '{"data": ');
    const { status, stderr } = await command.run(['site'], { cwd });
    expect([status, stderr]).toEqual([1, expect.stringContaining('ruche.config cannot be read')]);
  });
});
