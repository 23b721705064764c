import type { str as litStr } from '@lit/localize';

/**
 * The tag for messages that hold values; the `str` of `@lit/localize`, known to `lit-localize extract`
 * by its type, without the rest of that package in the page.
 */
export const str = ((strings: TemplateStringsArray, ...values: (string | number)[]) => ({
  strTag: true,
  strings,
  values,
})) as typeof litStr;
