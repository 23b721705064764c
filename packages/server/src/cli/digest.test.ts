import { beforeAll, expect, test } from 'vitest';
import { postLines, useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();
let data: string;

beforeAll(async () => {
  data = command.path('digest');
  const imported = await command.run(['import', '-', '--data', data], { input: postLines(1) });
  expect(imported.status).toBe(0);
});

const asked = ['digest', '--group', 'design', '--period', 'P7D'];

test('says the same from a directory and from a collector', async () => {
  const own = await command.run([...asked, '--data', data]);
  expect(own.stderr).toBe('');
  expect(own.stdout).toMatch(/^# design, .+\n/);
  expect(own.stdout).toContain('Members created 1 post');
  const server = await command.serve(data);
  const to = ['--to', server.match[1] ?? '', '--data', data];
  const theirs = await command.run([...asked, ...to]);
  expect(theirs.stdout).toBe(own.stdout);
  const french = await command.run([...asked, ...to, '--locale', 'fr', '--format', 'html']);
  expect(french.stdout).toContain('Les membres ont créé 1 publication');
  expect(await server.stop()).toBe(0);
});

test('fails for a group that is not there, and for a format that is none', async () => {
  const nowhere = await command.run(['digest', '--group', 'nowhere', '--data', data]);
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('forbidden')]);
  const wrong = await command.run([...asked, '--format', 'pdf', '--data', data]);
  expect(wrong.status).toBe(2);
});
