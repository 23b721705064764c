import type { Unit } from '@ruche/schema';
import { durationText } from './duration-text.js';

/** Texts of numbers in one locale. `null` and what is no finite number become a dash. */
export interface Formats {
  readonly locale: string;
  /** A metric's value in its unit. */
  value(value: number | null | undefined, unit: Unit, currency?: string): string;
  /** A plain number. */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A share or a ratio, 0.32 → 32 %. */
  percent(value: number, options?: Intl.NumberFormatOptions): string;
  /** A date or span of dates; see `dates.ts`. */
  date(date: Date, options: Intl.DateTimeFormatOptions): string;
  range(from: Date, to: Date, options: Intl.DateTimeFormatOptions): string;
  /** `a, b and c`. */
  list(items: string[]): string;
  /** Which plural form a number takes. */
  plural(value: number): Intl.LDMLPluralRule;
}

interface Kinds {
  NumberFormat: Intl.NumberFormat;
  DateTimeFormat: Intl.DateTimeFormat;
  ListFormat: Intl.ListFormat;
  PluralRules: Intl.PluralRules;
}
type Maker = new (locale: string, options: object) => unknown;

/** What stands where there is no number. */
export const dash = '–';

const known = new Map<string, Formats>();

/** The formats of a locale; of English where `Intl` does not know it. */
export function formatsFor(locale: string): Formats {
  let formats = known.get(locale);
  if (!formats) known.set(locale, (formats = createFormats(canonical(locale))));
  return formats;
}

function createFormats(locale: string): Formats {
  // Intl objects are slow to make and a chart asks for hundreds of texts.
  const made = new Map<string, unknown>();
  const intl = <K extends keyof Kinds>(kind: K, options: object): Kinds[K] => {
    const key = kind + JSON.stringify(options);
    if (!made.has(key)) made.set(key, new (Intl[kind] as Maker)(locale, options));
    return made.get(key) as Kinds[K];
  };

  const number = (value: number, options: Intl.NumberFormatOptions = {}): string => {
    if (!Number.isFinite(value)) return dash;
    // What nobody can read digit by digit.
    const notation = Math.abs(value) >= 1e15 ? 'scientific' : 'standard';
    return intl('NumberFormat', { maximumFractionDigits: 1, notation, ...options }).format(value);
  };
  const percent = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    number(value, { style: 'percent', ...options });

  const dates = (options: object): Intl.DateTimeFormat =>
    intl('DateTimeFormat', { timeZone: 'UTC', ...options });

  const texts: Partial<Record<Unit, (value: number, currency: never) => string>> = {
    ratio: percent,
    share: percent,
    seconds: (value) => durationText(value, number),
    hours: (value) => durationText(value * 3600, number),
    days: (value) => number(value, { style: 'unit', unit: 'day', unitDisplay: 'long' }),
    acts_per_member: (value) => number(value, { maximumFractionDigits: 2 }),
    money: (value, currency) =>
      currency ? number(value, { style: 'currency', currency }) : number(value),
  };

  return {
    locale,
    number,
    percent,
    value(value, unit, currency) {
      if (typeof value !== 'number' || !Number.isFinite(value)) return dash;
      return (texts[unit] ?? number)(value, currency as never);
    },
    date: (date, options) => dates(options).format(date),
    range: (from, to, options) => dates(options).formatRange(from, to),
    list: (items) => intl('ListFormat', { type: 'conjunction' }).format(items),
    plural: (value) => intl('PluralRules', {}).select(value),
  };
}

function canonical(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
