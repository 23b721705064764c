import { createHmac } from 'node:crypto';
import { RecentMap } from './recent-map.js';

/** A person as facts name them. */
export interface KeyedPerson {
  /** The 64-bit number. */
  readonly key: bigint;
  /** Whether the store has been told whose key it is. */
  told: boolean;
}

/** Turns names of people into the 64-bit numbers that facts are stored under; 0 is nobody. */
export interface PersonKeys {
  /** The key of a user id, as digits. */
  person(userId: string): string;
  /** The same as a number, with what is remembered of the person. */
  keyed(userId: string): KeyedPerson;
  /** The key of a device that has not said who it is, or of anything else that is not a person. */
  thing(kind: string, name: string): bigint;
  /** Forgets that the store has been told whose key it is, given as digits. */
  forget(key: string): void;
}

/**
 * Makes the keyed hash of one site: HMAC-SHA256 under its private person key, cut to 64 bits. Without
 * that key nobody can find out whose acts a row counts, not even by trying all user ids.
 */
export function createPersonKeys(personKey: string, cached = 200_000): PersonKeys {
  const people = new RecentMap<string, KeyedPerson>(cached);
  const things = new RecentMap<string, bigint>(cached);

  const hash = (text: string): bigint =>
    createHmac('sha256', personKey).update(text).digest().readBigUInt64BE() || 1n;

  const keyed = (userId: string): KeyedPerson => {
    let found = people.get(userId);
    if (found === undefined) {
      found = { key: hash(`person\0${userId}`), told: false };
      people.set(userId, found);
    }
    return found;
  };

  return {
    person: (userId) => String(keyed(userId).key),
    keyed,
    thing(kind, name) {
      const text = `${kind}\0${name}`;
      const found = things.get(text);
      if (found !== undefined) return found;
      const key = hash(text);
      things.set(text, key);
      return key;
    },
    forget(key) {
      const number = BigInt(key);
      for (const person of people.values()) if (person.key === number) person.told = false;
    },
  };
}
