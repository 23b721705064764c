/** A message that waits. */
export interface Item {
  /** The message as JSON: text from the start, so nobody can change it. */
  body: string;
  /** It is on its way. */
  sent?: boolean;
  /** Its place in the outbox: the tab that made it, and its number there. */
  key?: [tab: string, seq: number];
}
