/** A message that waits. It is text from the start, so nobody can change it. */
export interface Item {
  /** The message as JSON. */
  body: string;
  bytes: number;
  /** It is on its way. */
  sent?: boolean;
  /** Its place in the outbox: the tab that made it, and its number there. */
  key?: [tab: string, seq: number];
}
