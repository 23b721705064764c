import type { Item } from '../delivery/item.js';

/** Keeps messages on the device until they are acknowledged. No method throws or waits. */
export interface Outbox {
  /** Puts a message by, in this task; the same number again replaces it. */
  put(item: Item, seq: number): void;
  /** These need not be kept any longer. */
  remove(items: Iterable<Item>): void;
  /** Nothing that waits may be kept, from this tab or any other. */
  clear(): void;
  /** Settles when what ended tabs left behind has been handed over, or cannot be. */
  ready: Promise<unknown>;
}

/**
 * Makes an {@link Outbox}.
 * @param name one for each write key
 * @param tab this tab's id
 * @param adopt takes over a message of a tab that has ended
 */
export type OutboxFactory = (name: string, tab: string, adopt: (item: Item) => void) => Outbox;
