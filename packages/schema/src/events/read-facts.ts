import type { ContentKind, NamedEvent } from './define-event.js';

/** What the collector keeps of a named event, read off its {@link NamedEvent.stored}. Empty: not given. */
export interface Facts {
  object: string;
  parent: string;
  author: string;
  mentions: string[];
  activeMs: number;
  group: string;
  left: boolean;
  content: { kind: ContentKind; title: string; url: string; startsAt: string | null } | null;
}

/** The facts of an event that the contract does not name. */
export const noFacts: Readonly<Facts> = Object.freeze({
  object: '',
  parent: '',
  author: '',
  mentions: [],
  activeMs: 0,
  group: '',
  left: false,
  content: null,
});

/**
 * Reads what is kept of an event, from properties that its `accepted` has let through.
 *
 * @example
 * readFacts(postLiked, { post_id: 12, author_id: 'u1' }); // { object: '12', author: 'u1', … }
 */
export function readFacts(
  { stored }: Pick<NamedEvent, 'stored'>,
  properties: Record<string, unknown>,
): Facts {
  const { object, activeMs } = stored;
  const active = activeMs === undefined ? 0 : properties[activeMs];
  return {
    object: typeof object === 'string' ? textOf(properties, object) : firstOf(properties, object),
    parent: textOf(properties, stored.parent),
    author: textOf(properties, stored.author),
    mentions: listOf(properties, stored.mentions),
    activeMs: typeof active === 'number' ? active : 0,
    group: textOf(properties, stored.group),
    left: stored.membership === 'left',
    content: stored.content
      ? {
          kind: stored.content,
          title: textOf(properties, stored.title),
          url: textOf(properties, stored.url),
          startsAt: textOf(properties, stored.startsAt) || null,
        }
      : null,
  };
}

function textOf(properties: Record<string, unknown>, key: string | undefined): string {
  return key === undefined ? '' : toText(properties[key]);
}

/** The first of some properties that is given. */
function firstOf(properties: Record<string, unknown>, keys: readonly string[] = []): string {
  return keys.map((key) => textOf(properties, key)).find(Boolean) ?? '';
}

function listOf(properties: Record<string, unknown>, key: string | undefined): string[] {
  const value = key === undefined ? undefined : properties[key];
  return Array.isArray(value) ? value.map(toText).filter(Boolean) : [];
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
