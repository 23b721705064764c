import { describe, expect, test } from 'vitest';
import { postLines, useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

describe('metric', () => {
  test('prints a table, or the answer of the API, from a collector as from a directory', async () => {
    const data = command.path('metric');
    await command.run(['import', '-', '--data', data], { input: postLines(12) });
    const args = ['metric', 'posts', '--group', 'design', '--period', 'P7D', '--data', data];
    const table = await command.run(args);
    expect(table.stdout).toMatch(/^metric +Posts created \(posts, count\)$/m);
    expect(table.stdout).toMatch(/^value +12$/m);
    const direct = JSON.parse((await command.run([...args, '--json'])).stdout) as Record<
      string,
      unknown
    >;
    const running = await command.serve(data);
    const over = await command.run([...args, '--json', '--to', running.match[1] ?? '']);
    await running.stop();
    const { asOf: _, ...answer } = JSON.parse(over.stdout) as Record<string, unknown>;
    expect(direct).toMatchObject(answer);
    expect(answer).toMatchObject({ value: 12, group: 'design' });
  });

  test('what cannot be answered fails with its code', async () => {
    const data = command.path('metric');
    const unknown = await command.run(['metric', 'nothing', '--data', data]);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toMatch(/unknown_metric: .*Known: .*posts/);
    const group = await command.run(['metric', 'posts', '--group', 'nowhere', '--data', data]);
    expect([group.status, group.stderr]).toEqual([1, expect.stringContaining('forbidden')]);
  });
});
