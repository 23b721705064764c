import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { CommandFailed } from './command.js';

const extensions = ['ts', 'js', 'json', 'mts', 'mjs'];

/**
 * Fills the options that neither a flag nor a variable has set from `ruche.config.{ts,js,json}` of the
 * current directory. Keys are the names of the options: `{ data: '/var/lib/ruche', port: 8787 }`.
 */
export async function applyConfig(command: Command, cwd = process.cwd()): Promise<void> {
  const config = await readConfig(cwd);
  for (const option of command.options) {
    const name = option.attributeName();
    const source = command.getOptionValueSource(name);
    if (source !== undefined && source !== 'default') continue;
    const value = config[name];
    if (value === undefined || value === null) continue;
    command.setOptionValueWithSource(name, parse(option, value), 'config');
  }
}

async function readConfig(cwd: string): Promise<Record<string, unknown>> {
  // Most directories have none: then nothing needs loading that could read it.
  if (!extensions.some((extension) => existsSync(join(cwd, `ruche.config.${extension}`))))
    return {};
  try {
    const { loadConfig } = await import('c12');
    const { config } = await loadConfig<Record<string, unknown>>({
      name: 'ruche',
      cwd,
      rcFile: false,
      globalRc: false,
      dotenv: false,
      packageJson: false,
      extend: false,
    });
    return config ?? {};
  } catch (error) {
    throw new CommandFailed(`ruche.config cannot be read: ${(error as Error).message}`);
  }
}

function parse(option: Option, value: unknown): unknown {
  if (typeof value === 'boolean' || Array.isArray(value) || !option.parseArg) return value;
  return option.parseArg(String(value), undefined);
}
