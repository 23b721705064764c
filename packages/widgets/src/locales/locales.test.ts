import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { templates } from './fr.js';

const call =
  /\bmsg\(\s*(str`(?:[^`]*)`|'(?:[^'\\]|\\.)*'|"[^"]*"),\s*\{\s*id:\s*'([^']+)'\s*,?\s*\}/g;
const source = join(import.meta.dirname, '..');
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('words'))
  .map((file) => readFileSync(join(source, file), 'utf8'));
const messages = new Map<string, string>();
for (const text of sources) {
  for (const [, template = '', id = ''] of text.matchAll(call)) messages.set(id, template);
}

it('finds every message', () => {
  const calls = sources.reduce((sum, text) => sum + (text.match(/\bmsg\(/g)?.length ?? 0), 0);
  const read = sources.reduce((sum, text) => sum + Array.from(text.matchAll(call)).length, 0);
  expect(read).toBe(calls);
});

it('has each message in French, and none that is not said', () => {
  expect(Object.keys(templates).sort()).toEqual([...messages.keys()].sort());
});

it('keeps every value of a message', () => {
  for (const [id, template] of messages) {
    const count = template.startsWith('str`') ? template.split('${').length - 1 : 0;
    const said = templates[id as keyof typeof templates] as string | { values: unknown[] };
    const values = typeof said === 'string' ? [] : said.values;
    expect([...values].sort(), id).toEqual(Array.from({ length: count }, (_, i) => i));
  }
});

it('says the same thing under the same name everywhere', () => {
  const said = new Map<string, Set<string>>();
  for (const text of sources) {
    for (const [, template = '', id = ''] of text.matchAll(call)) {
      const shape = template.replaceAll(/\$\{[^}]*\}/g, '$');
      said.set(id, (said.get(id) ?? new Set()).add(shape));
    }
  }
  expect([...said].filter(([, shapes]) => shapes.size > 1)).toEqual([]);
});
