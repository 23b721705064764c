import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { useCommand } from '../../../../test/tools/use-command.js';

const command = useCommand();

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
    const { status, stderr } = await command.run(['token', '--data', command.path('empty')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('there is no secret key')]);
  });
});
