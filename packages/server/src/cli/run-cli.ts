import { ProblemError } from '@ruche/schema';
import { Command, CommanderError } from 'commander';
import { StoreLocked } from '../store/store.js';
import { applyConfig } from './apply-config.js';
import { CommandFailed, WrongUsage } from './command.js';
import { commands } from './commands.js';

/** Runs the command `ruche` and resolves with its exit status: 0, 1 (it failed) or 2 (wrong usage). */
export async function runCli(args: readonly string[]): Promise<number> {
  const program = new Command('ruche')
    .description('Engagement analytics that can be embedded in somebody else’s page')
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)')
    .hook('preAction', (_program, action) => applyConfig(action));
  for (const add of commands) add(program);
  for (const command of program.commands) command.copyInheritedSettings(program);

  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return toStatus(error);
  }
}

function toStatus(error: unknown): number {
  if (error instanceof CommanderError) {
    const asked = error.exitCode === 0 && error.code !== 'commander.help';
    return asked ? 0 : 2;
  }
  if (error instanceof WrongUsage) {
    process.stderr.write(`ruche: ${error.message}\n`);
    return 2;
  }
  const expected =
    error instanceof CommandFailed || error instanceof StoreLocked || error instanceof ProblemError;
  const { message, stack } = error as Error;
  process.stderr.write(`ruche: ${expected || isSystemError(error) ? message : stack}\n`);
  return 1;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
