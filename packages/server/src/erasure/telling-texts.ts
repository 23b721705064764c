/** Texts that point to one person wherever they stand. */
export interface TellingTexts {
  /** As the whole value of a field: `"assignee": "u12"`. */
  exact: string[];
  /** As words within a longer text. */
  words: string[];
}

/** What is known of a person before it is erased. */
export interface KnownTexts {
  member: string;
  name?: string | undefined;
  avatar?: string | undefined;
  url?: string | undefined;
}

/** What stands in their place. */
export const erasedText = 'erased';

/**
 * Finds which of a person's texts can be searched for in what others wrote. A short id, or a first name
 * alone, is also a common word: it is left where it stands among others.
 */
export function tellingTexts(people: readonly KnownTexts[]): TellingTexts {
  const exact = people.map(({ member }) => member).filter((id) => id.length >= 3);
  const words = people.flatMap(({ member, name = '', avatar = '', url = '' }) => [
    ...(isTellingId(member) ? [member] : []),
    ...(name.length >= 8 || (name.length >= 5 && name.includes(' ')) ? [name] : []),
    ...[avatar, url].filter((address) => address.length >= 8),
  ]);
  return { exact: [...new Set(exact)], words: longestFirst(words) };
}

/** The pattern (RE2 and JavaScript) of these words within a text, with what stands before and after. */
export function wordsPattern(words: readonly string[]): string {
  const choices = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  return String.raw`(^|[^\p{L}\p{N}_])(?:${choices.join('|')})([^\p{L}\p{N}_]|$)`;
}

/** Takes a person out of any value of JSON. */
export function withoutTexts(value: unknown, { exact, words }: TellingTexts): unknown {
  const pattern = words.length > 0 ? new RegExp(wordsPattern(words), 'giu') : undefined;
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') {
      if (exact.includes(one)) return erasedText;
      // Twice: what stands between two neighbours belongs to the first.
      const by = `$1${erasedText}$2`;
      return pattern ? one.replace(pattern, by).replace(pattern, by) : one;
    }
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, clean(item)]));
  };
  return clean(value);
}

function isTellingId(id: string): boolean {
  if (/^\d+$/.test(id)) return id.length >= 6;
  return id.length >= 6 || (id.length >= 4 && /\d/.test(id));
}

function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted((a, b) => b.length - a.length);
}
