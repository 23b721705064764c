import { expect, it } from 'vitest';
import * as elements from '../index.js';
import * as components from './react.js';

it('there is a component for every element, under its name', () => {
  const classes = Object.keys(elements).filter((name) => name.endsWith('Element'));
  const names = classes.map((name) => name.slice(0, -'Element'.length));
  expect(Object.keys(components).toSorted()).toEqual(names.toSorted());
});

it('each is defined under the tag that it renders', () => {
  for (const [name, component] of Object.entries(components)) {
    const tag = name.replaceAll(
      /[A-Z]/g,
      (letter, at: number) => `${at ? '-' : ''}${letter.toLowerCase()}`,
    );
    expect(component.displayName).toBe(`${name}Element`);
    const made = component as unknown as {
      render: (props: object, ref: null) => { type: unknown };
    };
    expect(typeof made.render).toBe('function');
    expect(customElements.get(tag)?.name).toBe(`${name}Element`);
  }
});
