import type { z } from 'zod';
import type { namedEvents } from './events/index.js';

type Definition = (typeof namedEvents)[number];

type NamedEvents = { [Event in Definition as Event['name']]: z.infer<Event['properties']> };

/**
 * The properties of each named event. A site adds its own by declaration merging, and `track()` completes and
 * checks them like the others. This module holds types only: importing it costs a browser nothing.
 *
 * @example
 * declare module '@ruche/schema/event-map' {
 *   interface RucheEvents {
 *     'Recipe Cooked': { recipe_id: string; minutes?: number };
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- an interface, so that it can be merged with
export interface RucheEvents extends NamedEvents {}

/** The name of an event: one of the known ones, which editors complete, or any other. */
export type EventName = keyof RucheEvents | (string & {});

/** The properties that go with an event: checked for a known one, free for any other. */
export type PropertiesOf<Name extends string> = Name extends keyof RucheEvents
  ? RucheEvents[Name]
  : Record<string, unknown>;

/** What follows the name in `track(name, …)`: the properties, optional where none is required. */
export type TrackArguments<Name extends string> = Name extends keyof RucheEvents
  ? Partial<RucheEvents[Name]> extends RucheEvents[Name]
    ? [properties?: RucheEvents[Name]]
    : [properties: RucheEvents[Name]]
  : [properties?: Record<string, unknown>];
