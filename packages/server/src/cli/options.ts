import { InvalidArgumentError, Option } from 'commander';

/** Where everything is kept when nothing else is said. */
export const defaultDirectory = 'ruche-data';

/** `--data DIR` */
export function dataOption(): Option {
  return new Option('--data <dir>', 'data directory').env('RUCHE_DATA').default(defaultDirectory);
}

/** `--to URL`: a running collector instead of a directory. */
export function toOption(): Option {
  return new Option('--to <url>', 'a running collector, such as http://127.0.0.1:8787')
    .env('RUCHE_TO')
    .argParser(readUrl);
}

/** `--key KEY`: the secret key; where it is left out it is read from the data directory. */
export function keyOption(): Option {
  return new Option('--key <secret>', 'secret key; default: that of the data directory').env(
    'RUCHE_SECRET_KEY',
  );
}

/** `--clickhouse-url URL` */
export function clickhouseOption(): Option {
  return new Option(
    '--clickhouse-url <url>',
    'a ClickHouse server to use in place of the embedded engine',
  ).env('RUCHE_CLICKHOUSE_URL');
}

/** Reads a port; 0 picks a free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

/** Reads a length of time such as `15m`, `24h` or `90s`, in seconds. */
export function readDuration(text: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(s|m|h|d)?$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1;
  if (amount !== undefined) return Number(amount) * seconds;
  throw new InvalidArgumentError('A length of time is a number with s, m, h or d: 15m.');
}

/** Collects an option that may be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function readUrl(text: string): string {
  try {
    const { protocol, href } = new URL(text);
    if (protocol === 'http:' || protocol === 'https:') return href.replace(/\/+$/, '');
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError('An address starts with http:// or https://.');
}
