import { createHmac } from 'node:crypto';
import { RecentMap } from './recent-map.js';

/** Turns names of people into the 64-bit numbers, as digits, that facts are stored under; 0 is nobody. */
export interface PersonKeys {
  /** The key of a user id. */
  person(userId: string): string;
  /** The key of a device that has not said who it is, or of anything else that is not a person. */
  thing(kind: string, name: string): string;
}

/**
 * Makes the keyed hash of one site: HMAC-SHA256 under its private person key, cut to 64 bits. Without
 * that key nobody can find out whose acts a row counts, not even by trying all user ids.
 */
export function createPersonKeys(personKey: string, cached = 100_000): PersonKeys {
  const people = new RecentMap<string, string>(cached);
  const things = new RecentMap<string, string>(cached);

  const hash = (text: string): string =>
    String(createHmac('sha256', personKey).update(text).digest().readBigUInt64BE() || 1n);

  return {
    person(userId) {
      const found = people.get(userId);
      if (found !== undefined) return found;
      const key = hash(`person\0${userId}`);
      people.set(userId, key);
      return key;
    },
    thing(kind, name) {
      const text = `${kind}\0${name}`;
      const found = things.get(text);
      if (found !== undefined) return found;
      const key = hash(text);
      things.set(text, key);
      return key;
    },
  };
}
