import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Turns names of people into the 64-bit numbers that facts are stored under; 0 is nobody. */
export interface PersonKeys {
  /** The key of a user id. */
  person(userId: string): bigint;
  /** The key of a device that has not said who it is, or of anything else that is not a person. */
  thing(kind: string, name: string): bigint;
}

/**
 * Makes the keyed hash of one site: HMAC-SHA256 under its private person key, cut to 64 bits. Without
 * that key nobody can find out whose acts a row counts, not even by trying all user ids.
 */
export function createPersonKeys(personKey: string, cached = 100_000): PersonKeys {
  const known = new LRUCache<string, bigint>({ max: cached });

  const hash = (text: string): bigint => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const key = createHmac('sha256', personKey).update(text).digest().readBigUInt64BE() || 1n;
    known.set(text, key);
    return key;
  };

  return {
    person: (userId) => hash(`person\0${userId}`),
    thing: (kind, name) => hash(`${kind}\0${name}`),
  };
}
