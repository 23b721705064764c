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
  const text = (key: string | undefined) => (key === undefined ? '' : toText(properties[key]));
  const list = (key: string | undefined) => {
    const value = key === undefined ? undefined : properties[key];
    return Array.isArray(value) ? value.map(toText).filter(Boolean) : [];
  };
  const objects = typeof stored.object === 'string' ? [stored.object] : (stored.object ?? []);
  const active = stored.activeMs === undefined ? 0 : properties[stored.activeMs];
  return {
    object: objects.map(text).find(Boolean) ?? '',
    parent: text(stored.parent),
    author: text(stored.author),
    mentions: list(stored.mentions),
    activeMs: typeof active === 'number' ? active : 0,
    group: text(stored.group),
    left: stored.membership === 'left',
    content: stored.content
      ? {
          kind: stored.content,
          title: text(stored.title),
          url: text(stored.url),
          startsAt: text(stored.startsAt) || null,
        }
      : null,
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
