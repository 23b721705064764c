import type { Member } from './read-elements.js';

/** As much of the syntax tree of the analyzer's compiler as is read here. */
interface Node {
  kind: number;
  name?: { getText(): string };
  members?: Node[];
  modifiers?: { getText(): string }[];
  jsDoc?: { getText(): string }[];
}

interface Phase {
  ts: { SyntaxKind: { ClassDeclaration: number } };
  node: Node;
}

/** What the analyzer does not read off the comments and modifiers of classes. */
export function commentReader() {
  const defaults = new Map<string, string>();
  const hidden = new Set<string>();
  const examples = new Map<string, string[]>();

  const read = ({ ts, node }: Phase): void => {
    if (node.kind !== ts.SyntaxKind.ClassDeclaration) return;
    const owner = node.name?.getText() ?? '';
    examples.set(owner, examplesIn(commentOf(node)));
    for (const member of node.members ?? []) {
      const name = member.name?.getText() ?? '';
      const comment = commentOf(member);
      const [, preset] = /@defaultValue ([^\n]*)/.exec(comment) ?? [];
      if (preset) defaults.set(`${owner}.${name}`, preset.trim());
      const words = member.modifiers?.map((modifier) => modifier.getText()) ?? [];
      const isState = words.some((word) => word.startsWith('@state('));
      const isInner = words.includes('protected') || words.includes('private') || isState;
      if (isInner || comment.includes('@internal')) hidden.add(name);
    }
  };

  return {
    plugin: { name: 'comments', analyzePhase: read },
    examples: (owner: string): string[] => examples.get(owner) ?? [],
    /** A member with its default, and with whether it is for pages. */
    complete(member: Member, owner: string): Member {
      const at = `${member.inheritedFrom?.name ?? owner}.${member.name}`;
      const preset = defaults.get(`${owner}.${member.name}`) ?? defaults.get(at) ?? member.default;
      const isHidden = hidden.has(member.name) || notForPages.has(member.name);
      return {
        ...member,
        ...(preset === undefined ? {} : { default: preset }),
        ...(isHidden ? { privacy: 'protected' } : {}),
      };
    },
  };
}

/** Public in the code, for the parts of an element that are loaded on demand, and callbacks. */
const notForPages = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'formats',
  'hasViews',
  'isBusy',
  'outcomes',
  'questions',
  'retry',
  'shownHeading',
  'speak',
]);

function commentOf(node: Node): string {
  const text = node.jsDoc?.at(-1)?.getText() ?? '';
  return text
    .replace(/^\/\*\*|\*\/$/g, '')
    .replaceAll(/^[ \t]*\* ?/gm, '')
    .trim();
}

function examplesIn(comment: string): string[] {
  return comment
    .split(/^@/m)
    .filter((part) => part.startsWith('example'))
    .map((part) => part.slice('example'.length).trim());
}
