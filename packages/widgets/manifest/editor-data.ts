import { attributesOf, valuesOf } from './attributes.js';
import type { ElementDoc, Named } from './read-elements.js';

/** Tags and attributes for VS Code: the setting `html.customData`. */
export function htmlData(elements: readonly ElementDoc[]): object {
  return {
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: markdown(element.description),
      attributes: attributesOf(element).map((attribute) => ({
        name: attribute.name,
        description: markdown(attribute.text),
        ...(attribute.kind === 'boolean' ? { valueSet: 'v' } : {}),
        ...(valuesOf(attribute).length > 0
          ? { values: valuesOf(attribute).map((name) => ({ name })) }
          : {}),
      })),
    })),
    globalAttributes: [],
    valueSets: [],
  };
}

/** Custom properties for VS Code: the setting `css.customData`. */
export function cssData(elements: readonly ElementDoc[]): object {
  return {
    version: 1.1,
    properties: unique(elements.flatMap(({ cssProperties }) => cssProperties)).map(
      ({ name, description }) => ({ name, description }),
    ),
    pseudoElements: [
      {
        name: '::part()',
        description: `Parts: ${unique(elements.flatMap(({ cssParts }) => cssParts))
          .map(({ name }) => name)
          .join(', ')}`,
      },
    ],
  };
}

/** Everything for the editors of JetBrains: the field `web-types` of `package.json`. */
export function webTypes(elements: readonly ElementDoc[], version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@ruche/widgets',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: { elements: elements.map(htmlElement) },
    },
  };
}

function htmlElement(element: ElementDoc): object {
  const { tagName, description, members, events, slots, cssParts, cssProperties } = element;
  const plain = (item: Named): object => ({ name: item.name, description: item.description });
  return {
    name: tagName,
    description,
    attributes: attributesOf(element).map((attribute) => ({
      name: attribute.name,
      description: attribute.text,
      ...(attribute.preset ? { default: attribute.preset } : {}),
      value: {
        type:
          valuesOf(attribute).length > 0
            ? [...valuesOf(attribute).map(quoted), 'string']
            : attribute.kind,
      },
      required: false,
    })),
    slots: slots.map(plain),
    js: {
      properties: members
        .filter(({ kind }) => kind === 'field')
        .map((member) => ({
          name: member.name,
          description: member.description,
          ...(member.readonly ? { 'read-only': true } : {}),
          value: { type: member.type?.text ?? 'unknown' },
        })),
      events: events.map(plain),
    },
    css: { parts: cssParts.map(plain), properties: cssProperties.map(plain) },
  };
}

function quoted(value: string): string {
  return `"${value}"`;
}

function markdown(value: string): object {
  return { kind: 'markdown', value };
}

function unique(items: readonly Named[]): Named[] {
  return Array.from(new Map(items.map((item) => [item.name, item])).values());
}
