import type { Locale } from '@ruche/metrics';
import type { Noun } from './words.js';

/** Numbers, lists and dates in one language. */
export interface Language {
  readonly locale: Locale;
  /** `1 post`, `12 posts`, `0 publication`: the noun agrees with the number as it is written. */
  count(amount: number, noun: Noun): string;
  /** `1,234.5` */
  number(amount: number): string;
  /** `45.2%` */
  percent(share: number): string;
  /** `+32%` */
  signedPercent(share: number): string;
  /** `Ann, Ben and Cat` */
  list(items: readonly string[]): string;
  /** `1 – 31 October 2026` */
  range(from: Date, last: Date, timezone: string): string;
}

const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Makes the language of a digest. */
export function createLanguage(locale: Locale): Language {
  const tag = tags[locale];
  const digits = { maximumFractionDigits: 1 } as const;
  const plain = new Intl.NumberFormat(tag, digits);
  const share = new Intl.NumberFormat(tag, { ...digits, style: 'percent' });
  const signed = new Intl.NumberFormat(tag, {
    ...{ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  });
  // It judges the number as it is written: 1.04 is written 1, and takes the singular.
  const plural = new Intl.PluralRules(tag, digits);
  const joined = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    locale,
    count: (amount, noun) =>
      `${plain.format(amount)} ${plural.select(amount) === 'one' ? noun.one : noun.other}`,
    number: (amount) => plain.format(amount),
    percent: (amount) => share.format(amount),
    signedPercent: (amount) => signed.format(amount),
    list: (items) => joined.format(items),
    range: (from, last, timeZone) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }).formatRange(from, last),
  };
}
