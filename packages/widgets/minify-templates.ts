import type { Plugin } from 'vite';

/**
 * Makes our own sources smaller where minifiers can't know better: takes the indentation out of `html`,
 * `svg` and `css` templates, and calls decorators of properties directly rather than by a general helper.
 */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    renderChunk: (code) => ({
      code: code.replaceAll(
        /__decorate\(\[(\w+\([^\]]*?\))\], (\w+\.prototype, "\w+"), void 0\)/g,
        '$1($2)',
      ),
      map: null,
    }),
    transform(code, id) {
      if (!/packages\/widgets\/src\/.*\.ts$/.test(id.split('?')[0] ?? '')) return null;
      return { code: minify(code), map: null };
    },
  };
}

function minify(code: string): string {
  let out = '';
  let at = 0;
  for (const match of code.matchAll(/\b(html|svg|css)`/g)) {
    if (match.index < at) continue;
    const start = match.index + match[0].length;
    const { text, end } = literal(code, start, match[1] === 'css' ? squeezeCss : squeezeMarkup);
    out += code.slice(at, start) + text;
    at = end;
  }
  return out + code.slice(at);
}

type Squeeze = (text: string) => string;

/** A template literal from behind its first backtick to behind its last one. */
function literal(code: string, start: number, squeeze: Squeeze): { text: string; end: number } {
  let text = '';
  let from = start;
  for (let i = start; i < code.length; i++) {
    if (code[i] === '\\') i++;
    else if (code[i] === '`')
      return { text: `${text}${squeeze(code.slice(from, i))}\``, end: i + 1 };
    else if (code[i] === '$' && code[i + 1] === '{') {
      const end = expressionEnd(code, i + 2);
      text += `${squeeze(code.slice(from, i))}\${${minify(code.slice(i + 2, end))}}`;
      from = end + 1;
      i = end;
    }
  }
  throw new Error('A template literal does not end.');
}

/** The place of the brace that closes an expression; strings and templates in it are stepped over. */
function expressionEnd(code: string, start: number): number {
  let depth = 1;
  for (let i = start; i < code.length; i++) {
    const sign = code[i];
    if (sign === '`') i = literal(code, i + 1, (text) => text).end - 1;
    else if (sign === "'" || sign === '"') {
      for (i++; code[i] !== sign; i++) if (code[i] === '\\') i++;
    } else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return i;
  }
  throw new Error('An expression does not end.');
}

function squeezeMarkup(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(' >', '>').replaceAll('< /', '</');
}

function squeezeCss(text: string): string {
  return text
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/([{;][\w-]+): /g, '$1:')
    .replaceAll(';}', '}')
    .trim();
}
