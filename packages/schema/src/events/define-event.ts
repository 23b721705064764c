import { z } from 'zod';

/** The parts of the contract that named events belong to. */
export const eventAreas = [
  'content',
  'collaboration',
  'membership',
  'platform',
  'outside',
] as const;

/** What a person can create, and what a title or a start date is kept for. */
export const contentKinds = ['post', 'comment', 'file', 'event', 'project', 'task'] as const;

/** See {@link eventAreas}. */
export type EventArea = (typeof eventAreas)[number];
/** See {@link contentKinds}. */
export type ContentKind = (typeof contentKinds)[number];

/**
 * Which property of an event the collector keeps where, so that no shared code ever asks for an event by
 * its name. Every other property is kept as it came.
 */
export interface StoredFacts<Key extends string = string> {
  /** The id of what the act is about. Of several, the first one that the message has. */
  object?: Key | readonly Key[];
  /** The id of what the object belongs to: the post of a comment. */
  parent?: Key;
  /** The person who wrote what the act answers, likes or shares. */
  author?: Key;
  /** The people named in it. */
  mentions?: Key;
  /** Milliseconds of active time. */
  activeMs?: Key;
  /** The event creates an object of this kind: its title, address and start are kept with its id. */
  content?: ContentKind;
  /** The title of the content. */
  title?: Key;
  /** The address of the content. */
  url?: Key;
  /** When the content takes place. */
  startsAt?: Key;
  /** The person leaves the groups of the message. */
  membership?: 'left';
  /** The group that the act concerns, where the message's context names none. */
  group?: Key;
}

/** Any named event of the contract, for code that treats all alike. */
export interface NamedEvent {
  readonly name: string;
  readonly area: EventArea;
  readonly properties: z.ZodObject;
  readonly accepted: z.ZodObject;
  readonly stored: StoredFacts;
}

/** One named event of the contract. */
export interface EventDefinition<
  Name extends string = string,
  Shape extends z.core.$ZodShape = z.core.$ZodShape,
> {
  readonly name: Name;
  readonly area: EventArea;
  /** The properties as the contract writes them: what is not named is a mistake of the caller. */
  readonly properties: z.ZodObject<Shape, z.core.$strict>;
  /**
   * The properties as the collector takes them: unknown ones never fail a message, and `null` stands for an
   * optional one that is left out.
   */
  readonly accepted: z.ZodObject<z.core.$ZodShape, z.core.$loose>;
  readonly stored: StoredFacts<keyof Shape & string>;
}

/** Completes a definition; see `events/post-liked.ts` for the form of an event's file. */
export function defineEvent<const Name extends string, Shape extends z.core.$ZodShape>(
  definition: Omit<EventDefinition<Name, Shape>, 'accepted'>,
): EventDefinition<Name, Shape> {
  const lenient = Object.entries(definition.properties.shape).map(([key, type]) => [
    key,
    type instanceof z.ZodOptional ? z.nullish(type.unwrap()) : type,
  ]);
  return { ...definition, accepted: z.looseObject(Object.fromEntries(lenient)) };
}
