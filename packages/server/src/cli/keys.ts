import { Argument, Option } from 'commander';
import { note } from '../audit/audit-trail.js';
import { createFurtherKey, readKeyring, writeKeyring } from '../sites/keyring.js';
import type { Keyring } from '../sites/keyring.js';
import { createKeys, readKeys, writeKeys } from '../sites/keys-file.js';
import type { Keys } from '../sites/keys-file.js';
import { CommandFailed, WrongUsage } from './command.js';
import type { AddCommand } from './command.js';
import { dataOption, readDuration } from './options.js';

const actions = ['list', 'rotate', 'add', 'revoke'] as const;

interface KeysOptions {
  data: string;
  overlap: number;
  ttl?: number;
}

/** What an action works on. */
interface Ring {
  dir: string;
  keys: Keys;
  keyring: Keyring;
  now: Date;
}

/** `ruche keys`: lists, replaces, adds and revokes keys. A running collector takes it up. */
export const addKeys: AddCommand = (program) => {
  program
    .command('keys')
    .description('list the keys of the site, replace one, add or revoke a further secret key')
    .addArgument(new Argument('[action]', 'what to do').choices(actions).default('list'))
    .argument('[what]', 'rotate: write or secret; add: a name; revoke: an id, or former')
    .addOption(dataOption())
    .addOption(
      new Option('--overlap <time>', 'rotate: how long the replaced key stays good')
        .default(7 * 86_400, '7d')
        .argParser(readDuration),
    )
    .addOption(
      new Option(
        '--ttl <time>',
        'add: how long the key is good for; without end when left out',
      ).argParser(readDuration),
    )
    .action((action: (typeof actions)[number], what: string | undefined, options: KeysOptions) => {
      const { data: dir } = options;
      const keys = readKeys(dir);
      if (!keys) throw new CommandFailed(`${dir} has no keys yet`);
      const ring = { dir, keys, keyring: readKeyring(dir, keys.site), now: new Date() };
      process.stdout.write(run(action, what, ring, options));
    });
};

function run(
  action: (typeof actions)[number],
  what: string | undefined,
  ring: Ring,
  { overlap, ttl }: KeysOptions,
): string {
  if (action === 'list') return list(ring);
  if (action === 'rotate') return rotate(ring, what, overlap);
  if (action === 'add') return add(ring, what, ttl);
  return revoke(ring, what);
}

function list({ keys, keyring }: Ring): string {
  const { formerWriteKeys, formerSecretKeys, furtherKeys } = keyring;
  return [
    ['write', keys.writeKey],
    ...formerWriteKeys.map(({ key, until }) => ['write, replaced', `${key}  until ${until}`]),
    ['secret', 'in keys.json'],
    ...formerSecretKeys.map(({ until }) => ['secret, replaced', `until ${until}`]),
    ...furtherKeys.map(({ id, name, created, until }) => [
      `further ${id}`,
      `${name}, since ${created}${until ? `, until ${until}` : ''}`,
    ]),
  ]
    .map(([kind = '', text = '']) => `${kind.padEnd(21)}  ${text}\n`)
    .join('');
}

function rotate({ dir, keys, keyring, now }: Ring, what: string | undefined, overlap: number) {
  if (what !== 'write' && what !== 'secret') throw new WrongUsage('rotate takes write or secret');
  const variable = what === 'write' ? 'RUCHE_WRITE_KEY' : 'RUCHE_SECRET_KEY';
  if (process.env[variable]) {
    throw new CommandFailed(`the key comes from ${variable}: change it there`);
  }
  const until = new Date(now.getTime() + overlap * 1000).toISOString();
  const made = createKeys(keys.site);
  const [name, list] = (
    what === 'write' ? ['writeKey', 'formerWriteKeys'] : ['secretKey', 'formerSecretKeys']
  ) as ['writeKey', 'formerWriteKeys'] | ['secretKey', 'formerSecretKeys'];
  // The old one is good in both files before the new one takes its place.
  const former = [...keyring[list], { key: keys[name], until }];
  writeKeyring(dir, keys.site, { ...keyring, [list]: former }, now);
  writeKeys(dir, { ...keys, [name]: made[name] });
  told(dir, keys.site, `keys rotate ${what}`, now);
  return `${made[name]}\nthe replaced key is good until ${until}\n`;
}

function add({ dir, keys, keyring, now }: Ring, name: string | undefined, ttl?: number): string {
  if (!name) throw new WrongUsage('add takes a name that says what the key is for');
  const until = ttl === undefined ? undefined : new Date(now.getTime() + ttl * 1000);
  const { kept, key } = createFurtherKey(name, now, until);
  writeKeyring(dir, keys.site, { ...keyring, furtherKeys: [...keyring.furtherKeys, kept] }, now);
  told(dir, keys.site, 'keys add', now, kept.id);
  return `${key}\nid ${kept.id}; the key is shown only now\n`;
}

function revoke({ dir, keys, keyring, now }: Ring, what: string | undefined): string {
  if (what === 'former') {
    writeKeyring(dir, keys.site, { ...keyring, formerWriteKeys: [], formerSecretKeys: [] }, now);
  } else {
    const furtherKeys = keyring.furtherKeys.filter(({ id }) => id !== what);
    if (furtherKeys.length === keyring.furtherKeys.length) {
      throw new CommandFailed(`there is no further key ${what ?? ''}: see "ruche keys list"`);
    }
    writeKeyring(dir, keys.site, { ...keyring, furtherKeys }, now);
  }
  told(dir, keys.site, 'keys revoke', now, what);
  return `revoked ${what}\n`;
}

function told(dir: string, site: string, act: string, now: Date, target?: string): void {
  note(dir, {
    at: now.toISOString(),
    site,
    act,
    ...(target === undefined ? {} : { target }),
    by: { way: 'command' },
  });
}
