import type { ElementDoc, Member } from './read-elements.js';

/** The Custom Elements Manifest of the package: https://github.com/webcomponents/custom-elements-manifest */
export function customElements(elements: readonly ElementDoc[]): object {
  const classes = 'dist/index.js';
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: classes,
        declarations: elements.map(declaration),
        exports: elements.map(({ name }) => ({
          kind: 'js',
          name,
          declaration: { name, module: classes },
        })),
      },
      ...elements.map(({ name, tagName, folder }) => ({
        kind: 'javascript-module',
        path: `dist/${folder}/${folder}.define.js`,
        declarations: [],
        exports: [
          {
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name, module: classes },
          },
        ],
      })),
    ],
  };
}

function declaration({ folder: _folder, examples: _examples, ...element }: ElementDoc): object {
  const { name, tagName, summary, description, members, ...rest } = element;
  const { events, slots, cssParts, cssProperties, cssStates } = rest;
  return {
    kind: 'class',
    customElement: true,
    name,
    tagName,
    summary,
    description,
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: members.flatMap(attribute),
    members: members.map(({ inheritedFrom: _from, ...member }) => member),
    ...Object.fromEntries(
      Object.entries({ events, slots, cssParts, cssProperties, cssStates }).map(([key, items]) => [
        key,
        items.map(({ inheritedFrom: _from, ...item }) => item),
      ]),
    ),
  };
}

function attribute(member: Member): object[] {
  const { attribute: name, name: fieldName, description, type, default: preset } = member;
  if (!name) return [];
  return [{ name, fieldName, description, type, ...(preset ? { default: preset } : {}) }];
}
