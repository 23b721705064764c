import { settable } from './attributes.js';
import type { ElementDoc, Member, Named } from './read-elements.js';

/** The page about an element, from its doc comment and the comments on its properties. */
export function elementPage(element: ElementDoc): string {
  const { tagName, description, examples, members, events, slots, cssParts } = element;
  const own = element.cssProperties.filter(({ inheritedFrom }) => !inheritedFrom);
  return [
    `# ${tagName}`,
    description,
    ...examples.map((example) => `\`\`\`html\n${example}\n\`\`\``),
    '## Attributes and properties',
    table(
      ['Name', 'Kind', 'Meaning'],
      settable(element).map(({ name, kind, text, preset }) => [
        code(kind === 'property' ? `.${name}` : name),
        kind,
        cell(preset && preset !== 'false' ? `${text}. Default: ${preset}` : text),
      ]),
    ),
    ...list('To read and to call', members.filter(isGiven).map(signature)),
    ...list('Events', events),
    ...list('Slots', slots),
    ...list('Parts', cssParts),
    ...list('Custom properties', own),
    'Colours, spaces and states that all elements share: [the package’s README](../../README.md).',
    '',
  ].join('\n\n');
}

function isGiven({ kind, readonly }: Member): boolean {
  return kind === 'method' || readonly === true;
}

function signature(member: Member): Named {
  const { kind, name, parameters = [] } = member;
  const inside = parameters.map((parameter) => parameter.name).join(', ');
  return { ...member, name: kind === 'method' ? `${name}(${inside})` : name };
}

function list(title: string, items: readonly Named[]): string[] {
  if (items.length === 0) return [];
  const rows = items.map(({ name, description = '' }) => [
    name ? code(name) : 'default',
    cell(description),
  ]);
  return [`## ${title}`, table(['Name', 'Meaning'], rows)];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace('…. ', '… ')
    .replace('.. ', '. ')
    .replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${text}\``;
}
