import type { MsgFn, StrResult, TemplateMap } from '@lit/localize';

/** A language that the elements speak: English, and what `loaders` names. */
export type Language = string;

// A further language is one file in ../locales and one line here; a page loads only those it shows.
export const loaders: Record<Language, () => Promise<{ templates: TemplateMap }>> = {
  fr: () => import('../locales/fr.js'),
};

const known = new Map<Language, TemplateMap | Promise<void>>([['en', {}]]);
let spoken: TemplateMap | undefined;

/**
 * The words of a message in the language being spoken; see {@link speaking}. It is the `msg` of
 * `@lit/localize` in runtime mode (and `lit-localize extract` knows it by its type), with two
 * differences: the language belongs to an element, not to the page, since a page may show both; and
 * the host page stays free to configure its own `@lit/localize`, which can be done only once.
 */
export const msg = ((template: string | StrResult, options?: { id?: string }): string => {
  const said = spoken?.[options?.id ?? ''] as string | StrResult | undefined;
  if (typeof template === 'string') return typeof said === 'string' ? said : template;
  if (said === undefined || typeof said === 'string')
    return join(template.strings, template.values);
  // A translation holds the places of the values: ${0}, ${1} …
  return join(
    said.strings,
    said.values.map((place) => template.values[place as number]),
  );
}) as MsgFn;

/** Runs something while its messages are in this language. */
export function speaking<T>(language: Language, say: () => T): T {
  const before = spoken;
  const words = known.get(language);
  spoken = words instanceof Promise ? undefined : words;
  try {
    return say();
  } finally {
    spoken = before;
  }
}

/** Resolves when the language can be spoken; `undefined` where it can at once. */
export function fetchWords(language: Language): Promise<void> | undefined {
  let words = known.get(language);
  const load = loaders[language];
  if (!words && load) {
    words = load().then(
      ({ templates }) => void known.set(language, templates),
      // English is better than nothing.
      () => void known.set(language, {}),
    );
    known.set(language, words);
  }
  return words instanceof Promise ? words : undefined;
}

/** The language for a locale: its own where it is spoken, otherwise English. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2).toLowerCase();
  return language in loaders ? language : 'en';
}

function join(strings: ArrayLike<string>, values: readonly unknown[]): string {
  let text = strings[0] ?? '';
  for (let i = 1; i < strings.length; i++) text += String(values[i - 1] ?? '') + (strings[i] ?? '');
  return text;
}
