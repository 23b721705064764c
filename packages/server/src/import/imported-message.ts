/** A message of the tracking API as an import makes it: always with an id, so that a second time adds nothing. */
export interface ImportedMessage {
  type: 'track' | 'identify' | 'group';
  messageId: string;
  timestamp?: string;
  userId?: string;
  event?: string;
  groupId?: string;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
  context?: { groupId: string };
}

/** Texts are cut here: far below a message's limit, and enough for what a text is about. */
const longestText = 4000;

/** A text as a property; undefined where there is none. */
export function textProperty(text: string | undefined): { text?: string } {
  const said = text?.trim();
  return said ? { text: said.slice(0, longestText) } : {};
}

/** The same record without what is undefined or empty. */
export function defined<T extends object>(record: T): { [K in keyof T]: NonNullable<T[K]> } {
  const kept = Object.entries(record).filter(
    ([, value]) =>
      value !== undefined && value !== null && value !== '' && !(isList(value) && !value.length),
  );
  return Object.fromEntries(kept) as { [K in keyof T]: NonNullable<T[K]> };
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
