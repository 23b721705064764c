import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/**
 * Lit's `@property()` for legacy decorators, which are those that all our tools build. Lit's own carries
 * the standard ones too, at five times the size.
 */
export function property(options?: PropertyDeclaration): Decorator {
  return (prototype, name) => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}

/** Lit's `@state()`: a property of the element's own, without an attribute. */
export function state(): Decorator {
  return property({ state: true, attribute: false });
}
