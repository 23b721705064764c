import { readKeys } from '../sites/keys-file.js';
import { CommandFailed } from './command.js';

/** Where a secret key may come from. */
export interface SecretOptions {
  data: string;
  /** `--key` or `RUCHE_SECRET_KEY` */
  key?: string;
  site?: string;
}

/** Finds the secret key and its site: given, or read from the data directory. */
export function findSecret({ data, key, site }: SecretOptions): {
  site: string;
  secretKey: string;
} {
  const keys = readKeys(data);
  const secretKey = key ?? keys?.secretKey;
  if (!secretKey) {
    throw new CommandFailed(
      `there is no secret key: give --key or RUCHE_SECRET_KEY, or --data with a directory that has a keys.json (${data} has none)`,
    );
  }
  return { site: site ?? keys?.site ?? 'default', secretKey };
}
