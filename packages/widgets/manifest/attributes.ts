import type { ElementDoc } from './read-elements.js';

/** An attribute, or a property that has none. */
export interface AttributeDoc {
  name: string;
  kind: 'text' | 'number' | 'boolean' | 'JSON' | 'property';
  text: string;
  preset: string | undefined;
}

/** The attributes of an element. */
export function attributesOf(element: ElementDoc): AttributeDoc[] {
  return settable(element).filter(({ kind }) => kind !== 'property');
}

/** All that a page may set: attributes, and properties without one; the element's own first. */
export function settable({ members }: ElementDoc): AttributeDoc[] {
  return members
    .filter(({ kind, readonly }) => kind === 'field' && !readonly)
    .map(({ name, attribute, description = '', type, default: preset }) => ({
      name: attribute?.toLowerCase() ?? name,
      kind: attribute ? kindOf(type?.text ?? '') : 'property',
      text: description,
      preset,
    }));
}

/** The values that the comment on an attribute names: those it begins with, or begins to list. */
export function valuesOf({ kind, text }: AttributeDoc): string[] {
  const [list = ''] = kind === 'text' ? (/^(`[^`]+`(, | or )?)+/.exec(text) ?? []) : [];
  return Array.from(list.matchAll(/`([\w-]+)`/g), ([, value = '']) => value);
}

function kindOf(type: string): AttributeDoc['kind'] {
  if (/^boolean|^true|^false/.test(type)) return 'boolean';
  if (type.startsWith('number')) return 'number';
  return /^Record|^unknown/.test(type) ? 'JSON' : 'text';
}
