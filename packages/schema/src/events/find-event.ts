import type { NamedEvent } from './define-event.js';
import { namedEvents } from './index.js';

const byName = new Map<string, NamedEvent>(namedEvents.map((event) => [event.name, event]));

/** The definition of a named event; undefined for a name that the contract does not have. */
export function findEvent(name: string): NamedEvent | undefined {
  return byName.get(name);
}
