/** One import of a module, static or by `import()`. */
export interface Import {
  from: string;
  /** Nothing of it is left when the types are gone. */
  typeOnly: boolean;
}

const statement =
  /^(?:import|export)\s+(?<type>type\s)?[^'";]*?\s*from\s*['"](?<from>[^'"]+)['"]/gm;
const bare = /^import\s*['"](?<from>[^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"](?<from>[^'"]+)['"]/g;

/**
 * Reads the imports off a source text; what only a comment mentions is left out. `import { type A }` is not types
 * only: under `verbatimModuleSyntax` the import itself stays.
 */
export function readImports(text: string): Import[] {
  const code = text.replaceAll(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)$/gm, '');
  return [
    ...Array.from(code.matchAll(statement), ({ groups }) => ({
      from: groups?.['from'] ?? '',
      typeOnly: groups?.['type'] !== undefined,
    })),
    ...Array.from(code.matchAll(bare), ({ groups }) => ({
      from: groups?.['from'] ?? '',
      typeOnly: false,
    })),
    ...Array.from(code.matchAll(dynamic), ({ groups }) => ({
      from: groups?.['from'] ?? '',
      typeOnly: false,
    })),
  ];
}
