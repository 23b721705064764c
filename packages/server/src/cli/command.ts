import type { Command } from 'commander';

/** Adds one command to `ruche`. Each lies in a file of its own and in the list of `commands.ts`. */
export type AddCommand = (program: Command) => void;

/** Something that a person can mend; its message alone is shown, and the exit status is 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** A wrong use of the command; the exit status is 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
