import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? join(import.meta.dirname, '../cases');

/** Writes a file of cases: one message and one question to a line, so that people can read it. */
export function writeFile(name, about, cases) {
  const text = `{\n  "about": ${JSON.stringify(about)},\n  "cases": [\n${cases.map(caseText).join(',\n')}\n  ]\n}\n`;
  JSON.parse(text);
  writeFileSync(join(folder, `${name}.json`), text);
}

const inLines = new Set(['messages', 'questions', 'requests', 'rosters']);

function caseText(item) {
  const lines = Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      if (!inLines.has(key)) return `      ${JSON.stringify(key)}: ${spaced(value)}`;
      const items = value.map((one) => `        ${spaced(one)}`).join(',\n');
      return `      ${JSON.stringify(key)}: [\n${items}\n      ]`;
    });
  return `    {\n${lines.join(',\n')}\n    }`;
}

/** JSON on one line, with spaces. */
function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (pairs.length === 0) return '{}';
  return `{ ${pairs.map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`).join(', ')} }`;
}
