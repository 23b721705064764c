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
  const numbers = memo((o: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, o));
  const dates = memo((o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, o));
  const lists = memo((o: Intl.ListFormatOptions) => new Intl.ListFormat(locale, o));
  const plurals = memo((o: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, o));

  const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    numbers({ maximumFractionDigits: 1, ...options }).format(value);
  const percent = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    number(value, { style: 'percent', ...options });

  const texts: Partial<Record<Unit, (value: number, currency?: string) => string>> = {
    ratio: (value) => percent(value),
    share: (value) => percent(value),
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
    date: (date, options) => dates({ timeZone: 'UTC', ...options }).format(date),
    range: (from, to, options) => dates({ timeZone: 'UTC', ...options }).formatRange(from, to),
    list: (items) => lists({ type: 'conjunction' }).format(items),
    plural: (value) => plurals({}).select(value),
  };
}

function memo<O extends object, T>(make: (options: O) => T): (options: O) => T {
  const made = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    let item = made.get(key);
    if (!item) made.set(key, (item = make(options)));
    return item;
  };
}

function canonical(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
