import { NumberTable } from '../number-table.js';
import type { DiscoursePost } from './discourse-messages.js';
import type { CopyRow } from './read-copy.js';

/** The kind of post that a person writes. */
const regularPost = '1';
/** No topic has so many posts. */
const postsOfTopic = 2 ** 20;
/** Bits of a topic. */
const isPrivate = 1;

/** What posts and likes of Discourse refer to by number: some 60 bytes a post, beside the titles of topics. */
export class DiscourseIndex {
  readonly #restricted = new Set<number>();
  readonly #people = new Map<string, number>();
  readonly #titles = new Map<number, string>();
  /** Category and bits. */
  readonly #topics = new NumberTable(2);
  /** Topic, place in it, person, seconds. */
  readonly #posts = new NumberTable(4);
  /** Post by topic and place. */
  readonly #places = new NumberTable(1);
  /** Posts that no person wrote: small actions, whispers. */
  readonly #notes = new Set<number>();

  /** Takes up a row of the tables that are read first. */
  add(row: CopyRow): void {
    const id = Number(row.get('id'));
    if (row.table === 'categories') {
      if (row.get('read_restricted') === 't') this.#restricted.add(id);
    } else if (row.table === 'users') {
      this.#people.set((row.get('username_lower') ?? row.get('username') ?? '').toLowerCase(), id);
    } else if (row.table === 'topics') {
      const bits = row.get('archetype') === 'regular' ? 0 : isPrivate;
      this.#topics.set(id, Number(row.get('category_id') ?? 0), bits);
      if (bits === 0) this.#titles.set(id, row.get('title') ?? '');
    } else if (row.get('post_type') === regularPost) {
      const [topic, place] = [Number(row.get('topic_id')), Number(row.get('post_number'))];
      const seconds = Math.floor(Date.parse(toTime(row.get('created_at')) ?? '') / 1000) || 0;
      this.#posts.set(id, topic, place, Number(row.get('user_id') ?? 0), seconds);
      this.#places.set(topic * postsOfTopic + place, id);
    } else {
      this.#notes.add(id);
    }
  }

  /** A post that everybody may read, or what it is instead. */
  post(id: number): DiscoursePost | string {
    const [topicId, place, userId, seconds] = this.#posts.get(id) ?? [];
    if (topicId === undefined || place === undefined || userId === undefined) {
      return this.#notes.has(id) ? 'notes, small actions and whispers' : 'posts that are not there';
    }
    const [categoryId = 0, bits] = this.#topics.get(topicId) ?? [];
    if (bits === undefined) return 'posts of topics that are not there';
    if (bits === isPrivate) return 'private messages';
    if (this.#restricted.has(categoryId)) return 'posts of categories that not everybody may read';
    const createdAt = new Date((seconds ?? 0) * 1000).toISOString();
    const category = categoryId === 0 ? {} : { categoryId };
    return { id, topicId, number: place, userId: signed(userId), createdAt, ...category };
  }

  /** The post at a place of a topic, and who wrote it. */
  postAt(topic: number, place: number): { id?: number; userId?: number } | undefined {
    const [id] = this.#places.get(topic * postsOfTopic + place) ?? [];
    const userId = id === undefined ? undefined : this.#posts.get(id)?.[2];
    return id === undefined || userId === undefined ? undefined : { id, userId: signed(userId) };
  }

  /** Who began a topic: whom a comment answers that answers nobody else. */
  beginning(topic: number): { userId?: number } | undefined {
    const first = this.postAt(topic, 1);
    return first?.userId === undefined ? undefined : { userId: first.userId };
  }

  title(topic: number): string | undefined {
    return this.#titles.get(topic);
  }

  /** The people named in a text. */
  mentions(raw: string): number[] {
    const names = raw.matchAll(/(?<![\w@/])@([\w][\w.-]*\w)/g);
    return [...names].flatMap(([, name = '']) => this.#people.get(name.toLowerCase()) ?? []);
  }
}

/** Discourse’s own accounts have numbers below zero, which the table keeps as large ones. */
function signed(id: number): number {
  return id | 0;
}

/** A time of the dump, which is in UTC, in ISO 8601. */
export function toTime(text: string | undefined): string | undefined {
  if (!text || text === 'infinity') return undefined;
  const time = new Date(`${text.replace(' ', 'T').replace(/(\.\d{3})\d+$/, '$1')}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
