import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../themes');
const names = readdirSync(folder);
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const own = readFileSync(join(import.meta.dirname, 'styles/tokens.ts'), 'utf8');
const late = readFileSync(join(import.meta.dirname, 'styles/rest-styles.ts'), 'utf8');

/** The two colours of a token: light, dark. */
function pair(source: string, token: string): [string, string] | undefined {
  const form = new RegExp(`--ruche-${token}[:,]\\s*light-dark\\((#\\w+), (#\\w+)\\)`);
  const [, light, dark] = form.exec(source) ?? [];
  return light && dark ? [light, dark] : undefined;
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

it('there are the four that the README names', () => {
  expect(names.toSorted()).toEqual(['dense.css', 'high-contrast.css', 'plain.css', 'rounded.css']);
});

describe.each(['the elements’ own', ...names])('%s', (name) => {
  const source = name.endsWith('.css') ? text(name) : '';
  const least = name === 'high-contrast.css' ? { text: 7, mark: 4.5 } : { text: 4.5, mark: 3 };
  const colours = (token: string): [string, string] =>
    pair(source, token) ?? pair(own, token) ?? pair(late, token) ?? ['', ''];

  it.each(['ink', 'muted', 'accent-ink', 'better', 'worse', 'second'])(
    'text in %s can be read on its surface',
    (token) => {
      for (const scheme of [0, 1] as const) {
        expect(contrast(colours(token)[scheme], colours('surface')[scheme])).toBeGreaterThanOrEqual(
          least.text,
        );
      }
    },
  );

  it.each(['accent', 'second', 'neutral', 'control', 'focus'])(
    'marks in %s can be seen',
    (token) => {
      for (const scheme of [0, 1] as const) {
        expect(contrast(colours(token)[scheme], colours('surface')[scheme])).toBeGreaterThanOrEqual(
          least.mark,
        );
      }
    },
  );

  it('text can be read on the wash behind one’s own row', () => {
    for (const scheme of [0, 1] as const) {
      for (const token of ['ink', 'muted']) {
        expect(contrast(colours(token)[scheme], colours('wash')[scheme])).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });

  it('sets nothing that no element reads', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('\n');
    for (const [, property = ''] of source.matchAll(/^\s+(--[\w-]+):/gm)) {
      expect(sources, property).toContain(`var(${property}`);
    }
  });
});
