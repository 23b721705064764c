import { Option } from 'commander';
import { z } from 'zod';
import { note } from '../audit/audit-trail.js';
import { readKeys } from '../sites/keys-file.js';
import { readSettings, writeSettings } from '../sites/settings-file.js';
import { settableNames, siteSettingsSchema } from '../sites/site.js';
import type { SiteSettings } from '../sites/site.js';
import { CommandFailed, WrongUsage } from './command.js';
import type { AddCommand } from './command.js';
import { collect, dataOption } from './options.js';

interface SiteCommandOptions {
  data: string;
  set?: string[];
  json?: boolean;
}

/** `ruche site`: shows the settings of the site, and changes them. A running collector takes them up. */
export const addSite: AddCommand = (program) => {
  program
    .command('site')
    .description('show the settings of the site, or change them')
    .addOption(dataOption())
    .addOption(
      new Option('--set <name=value>', 'change a setting, may be repeated').argParser(collect),
    )
    .option('--json', 'print as JSON')
    .addHelpText('after', () => `\nSettings:\n${describeSettings()}\n`)
    .action(({ data, set = [], json = false }: SiteCommandOptions) => {
      const keys = readKeys(data);
      const settings = keys && readSettings(data, keys.site);
      if (!keys || !settings) {
        throw new CommandFailed(`${data} has no site yet: "ruche serve --data ${data}" makes one`);
      }
      const changed = set.length > 0 ? change(settings, set) : settings;
      if (set.length > 0) {
        writeSettings(data, keys.site, changed);
        note(data, {
          at: new Date().toISOString(),
          site: keys.site,
          act: 'site --set',
          target: set.map((text) => text.split('=', 1)[0]).join(', '),
          by: { way: 'command' },
        });
      }
      const { personKey: _, ...shown } = changed;
      const site = { id: keys.site, writeKey: keys.writeKey, ...shown };
      process.stdout.write(json ? `${JSON.stringify(site, null, 2)}\n` : table(site));
    });
};

function change(settings: SiteSettings, changes: readonly string[]): SiteSettings {
  const wanted: Record<string, unknown> = { ...settings };
  for (const text of changes) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (!settableNames.includes(name)) {
      throw new WrongUsage(`--set takes name=value; the names are ${settableNames.join(', ')}`);
    }
    const read = readValue(value);
    const isList = Array.isArray(settings[name as keyof SiteSettings]);
    wanted[name] = isList && typeof read === 'string' && name !== 'publicGroups' ? [read] : read;
  }
  const checked = siteSettingsSchema.safeParse(wanted);
  if (checked.success) return checked.data;
  throw new WrongUsage(z.prettifyError(checked.error));
}

/** A value as typed: JSON where it is any, a list of words where it has commas, else a word. */
function readValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text.includes(',') ? text.split(',') : text;
  }
}

function table(site: Record<string, unknown>): string {
  const width = Math.max(...Object.keys(site).map((name) => name.length));
  const lines = Object.entries(site).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return `${name.padEnd(width)}  ${text}\n`;
  });
  return lines.join('');
}

function describeSettings(): string {
  const shape: Record<string, z.ZodType> = siteSettingsSchema.shape;
  const width = Math.max(...settableNames.map((name) => name.length));
  return settableNames
    .map((name) => `  ${name.padEnd(width)}  ${shape[name]?.meta()?.description ?? ''}`)
    .join('\n');
}
