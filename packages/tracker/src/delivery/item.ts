/** A message that waits. */
export interface Item {
  /** The message as JSON: text from the start, so nobody can change it. */
  body: string;
  /** It is on its way. */
  sent?: boolean;
  /** Where it lies in the outbox. */
  burst?: Burst;
}

/** Messages of one task, which lie in the outbox together until the last of them is acknowledged. */
export interface Burst {
  /** The tab that made them, and the lowest of their numbers there. */
  key: [tab: string, seq: number];
  bodies: string[];
  /** When they were made. */
  at: number;
  /** How many of them still wait. */
  left: number;
  /** It is written on the device. */
  saved?: 1;
}
