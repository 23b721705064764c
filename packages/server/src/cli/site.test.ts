import { describe, expect, test } from 'vitest';
import { useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

describe('site', () => {
  test('shows the settings and changes them, and a running collector takes them up', async () => {
    const data = command.path('site');
    const running = await command.serve(data);
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
        command.path('site'),
        '--set',
        change,
      ]);
      expect(status).toBe(2);
    },
  );

  test('a directory without a site fails', async () => {
    const { status } = await command.run(['site', '--data', command.path('empty')]);
    expect(status).toBe(1);
  });
});
