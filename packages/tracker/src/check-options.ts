import type { TrackerOptions } from './options.js';

type Check = [isRight: (value: unknown) => boolean, right: string];

const isText = (value: unknown) => typeof value === 'string';
const isFunction = (value: unknown) => typeof value === 'function';
const oneOf = (...values: string[]): Check => [
  (value) => values.includes(value as string),
  values.map((value) => `'${value}'`).join(', '),
];

const checks: Record<Exclude<keyof TrackerOptions, 'debug' | 'ignoreSignals'>, Check> = {
  writeKey: [isText, "the site's public key, 'wk_…'"],
  endpoint: [isText, "the collector's address, 'https://stats.example.org' or '/stats'"],
  consent: oneOf('none', 'anonymous', 'full'),
  preset: oneOf('cnil'),
  group: [isText, "a group's id, 'design'"],
  routes: oneOf('path', 'hash', 'search', 'off'),
  outbox: [isFunction, "createOutbox of '@ruche/tracker/outbox'"],
};

/**
 * Leaves out what is not as it should be, and says what would be right. It takes anything, because who
 * writes JavaScript is not stopped by types.
 */
export function checkOptions(options: TrackerOptions): TrackerOptions {
  const given: Record<string, unknown> = { ...options };
  for (const [name, [isRight, right]] of Object.entries(checks)) {
    const value = given[name];
    if (value == null || isRight(value)) continue;
    console.warn(`ruche: ${name} should be ${right}, not`, value);
    delete given[name];
  }
  return { writeKey: '', ...given };
}
