import { templates } from '../src/locales/fr.js';
import { loaders } from '../src/words/msg.js';

const letters = 'אבגדהוזחטיכלמנסעפצקרשת';

/**
 * A pseudo-language from right to left, to see that no word is left out and no side is taken for granted:
 * each letter of the French words becomes a Hebrew one. It goes by `he`.
 */
export function speakPseudo(): void {
  const words = Object.entries(templates).map(([id, said]) => [id, pseudo(said)]);
  loaders['he'] = () => Promise.resolve({ templates: Object.fromEntries(words) });
}

/** A text in letters that run from right to left. */
export function pseudoText(text: string): string {
  return text.replaceAll(
    /\p{L}/gu,
    (letter) => letters[(letter.codePointAt(0) ?? 0) % letters.length] ?? '',
  );
}

function pseudo(said: unknown): unknown {
  if (typeof said === 'string') return pseudoText(said);
  const { strings, ...rest } = said as { strings: readonly string[] };
  return { ...rest, strings: strings.map(pseudoText) };
}
