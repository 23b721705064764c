import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { buildCommand } from './run-command.js';
import type { BuiltCommand, Started } from './run-command.js';

/** The command `ruche` for the tests of one file, and a folder of theirs; both are gone after the last. */
export interface CommandUnderTest extends Pick<BuiltCommand, 'run' | 'start'> {
  /** A path in the folder. */
  path(name: string): string;
  /** Starts the collector on a data directory and a free port; the first group of `match` is its address. */
  serve(data: string, env?: Record<string, string>): Promise<Started>;
}

const listening = /^ruche: listening on (http:\/\/127\.0\.0\.1:\d+)$/m;

/** Builds the command before the tests of the calling file. */
export function useCommand(): CommandUnderTest {
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
  return {
    run: (args, options) => command.run(args, options),
    start: (args, line, options) => command.start(args, line, options),
    path: (name) => join(folder, name),
    serve: (data, env = {}) =>
      command.start(['serve', '--data', data, '--port', '0', '--log-level', 'warn'], listening, {
        env,
      }),
  };
}

/** The line of an import for a post of three days ago, in the group `design`, by one of three people. */
export const postLine = (id: number): string =>
  JSON.stringify({
    type: 'track',
    event: 'Post Created',
    userId: `u${id % 3}`,
    properties: { post_id: `p${id}` },
    context: { groupId: 'design' },
    timestamp: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    messageId: `p${id}`,
  });

/** So many of them, each on a line. */
export const postLines = (count: number): string =>
  Array.from({ length: count }, (_, id) => `${postLine(id)}\n`).join('');
