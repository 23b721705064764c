/** The sources that a page about an element is written from. */
export interface ElementSources {
  tag: string;
  /** The element's own file. */
  own: string;
  /** The files of the classes that it extends, nearest first. */
  inherited: readonly string[];
}

/** The page about an element, from its doc comment and the comments on its properties. */
export function elementPage({ tag, own, inherited }: ElementSources): string {
  const doc = commentOf(own);
  const tags = tagsOf(doc);
  const attributes = [...attributesOf(own), ...inherited.flatMap(attributesOf)];
  const rows = attributes.map(({ name, kind, text }) => [code(name), kind, text]);
  return [
    `# ${tag}`,
    textOf(doc),
    ...(tags.example ?? []).map((example) => `\`\`\`html\n${example}\n\`\`\``),
    '## Attributes and properties',
    table(['Name', 'Kind', 'Meaning'], rows),
    ...list('Events', tags.event),
    ...list('Slots', tags.slot),
    ...list('Parts', tags.csspart),
    ...list('Custom properties', tags.cssproperty),
    'Colours, spaces and states that all elements share: [the package’s README](../../README.md).',
    '',
  ].join('\n\n');
}

function commentOf(source: string): string {
  const [, comment = ''] =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:abstract )?class/.exec(source) ?? [];
  return comment.replaceAll(/^\s*\* ?/gm, '').trim();
}

function textOf(doc: string): string {
  return (doc.split(/^@/m)[0] ?? '').trim();
}

function tagsOf(doc: string): Record<string, string[] | undefined> {
  const tags: Record<string, string[]> = {};
  for (const part of doc.split(/^@/m).slice(1)) {
    const [, name = '', text = ''] = /^(\w+)\s*([\s\S]*)$/.exec(part) ?? [];
    (tags[name] ??= []).push(text.trim());
  }
  return tags;
}

function attributesOf(source: string): { name: string; kind: string; text: string }[] {
  const form = /\/\*\* (.*?) \*\/\s*@property\(((?:[^()]|\([^)]*\))*)\)\s*(?:override )?(\w+)/g;
  return Array.from(source.matchAll(form), ([, comment = '', options = '', property = '']) => {
    const [, attribute] = /attribute: '([\w-]+)'/.exec(options) ?? [];
    const isProperty = /attribute: false/.test(options);
    const kind = isProperty
      ? 'property'
      : /Boolean/.test(options)
        ? 'boolean'
        : /Number/.test(options)
          ? 'number'
          : /converter/.test(options)
            ? 'JSON'
            : 'text';
    const text = comment
      .replace(/\s*@defaultValue (.*)$/, '. Default: $1')
      .replace('..', '.')
      .replace('…. ', '… ')
      .replaceAll('|', '\\|');
    const name = isProperty ? `.${property}` : (attribute ?? property.toLowerCase());
    return { name, kind, text };
  });
}

function list(title: string, items: string[] | undefined): string[] {
  if (!items) return [];
  const rows = items.map((item) => {
    const [, name = '', text = ''] = /^(?:([\w-]+) )?- ([\s\S]*)$/.exec(item) ?? [];
    return [name ? code(name) : 'default', text];
  });
  return [`## ${title}`, table(['Name', 'Meaning'], rows)];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
