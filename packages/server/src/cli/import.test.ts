import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { postLine, postLines, useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

describe('import', () => {
  test('over HTTP and into a directory it does the same, and again changes nothing', async () => {
    const file = command.path('posts.ndjson.gz');
    await writeFile(
      file,
      gzipSync(
        `${postLines(2500)}not json\n\n{"type":"track"}\n{"type":"track","event":"No Id"}\n`,
      ),
    );
    const first = 'accepted 2501, rejected 2, duplicate 0\n';
    const again = 'accepted 0, rejected 2, duplicate 2501\n';

    const direct = command.path('direct');
    for (const expected of [first, again]) {
      const { status, stdout, stderr } = await command.run(['import', file, '--data', direct]);
      expect([status, stdout]).toEqual([0, expected]);
      expect(stderr).toContain(`${file}:2501: malformed_body: is not JSON`);
      expect(stderr).toContain(`${file}:2503: invalid_field: event is required`);
    }

    const data = command.path('over-http');
    const running = await command.serve(data);
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
    const input = `${postLines(3)}${long}\n${postLine(4)}`;
    const { status, stdout, stderr } = await command.run(
      ['import', '-', '--data', command.path('stdin')],
      { input },
    );
    expect([status, stdout]).toEqual([0, 'accepted 4, rejected 1, duplicate 0\n']);
    expect(stderr).toContain('standard input:4: message_too_large');
  });

  test('a file that is not there and a collector that does not answer fail', async () => {
    const missing = await command.run([
      'import',
      command.path('nothing.ndjson'),
      '--data',
      command.path('.'),
    ]);
    expect([missing.status, missing.stderr]).toEqual([
      1,
      expect.stringContaining('there is no file'),
    ]);
    const env = { RUCHE_SECRET_KEY: 'sk_any-secret-at-all' };
    const input = postLines(1);
    const nobody = await command.run(['import', '-', '--to', 'http://127.0.0.1:1'], { env, input });
    expect([nobody.status, nobody.stderr]).toEqual([
      1,
      expect.stringContaining('cannot be reached'),
    ]);
  });
});
