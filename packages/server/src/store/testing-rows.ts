import type { Store, StoredMessage } from './store.js';
import type { MessageRow } from './tables.js';

/** What differs from the plain message. */
export interface AMessageOptions {
  groups?: string[];
  ts?: string;
  props?: string;
}

/** Message number n: the same rows every time. */
export function aMessage(number: number, options: AMessageOptions = {}): StoredMessage {
  const { groups = ['g'], ts = '2026-03-01T12:00:00.000Z', props = '{}' } = options;
  const id = (BigInt(number) << 64n) + 0xabcdef0123456789n + BigInt(number);
  const rows = groups.map((grp, place) => {
    const row: MessageRow = {
      site: 'default',
      grp,
      main: place === 0 ? 1 : 0,
      event: 'Post Liked',
      claimed_at: ts,
      id,
      ts,
      received_at: new Date().toISOString(),
      actor: BigInt(number % 7) + 2n ** 63n,
      visitor: BigInt(number % 7) + 2n ** 63n,
      object: `p${number}`,
      props,
    };
    return { table: 'messages' as const, row };
  });
  return { id, rows };
}

/** Rows as they lie in the table, before duplicates are merged, and messages as they count. */
export async function countMessages(store: Store): Promise<{ rows: number; messages: number }> {
  const [plain] = await store.query<{ n: string }>('SELECT count() AS n FROM messages');
  const [final] = await store.query<{ n: string }>(
    'SELECT count() AS n FROM messages FINAL WHERE main = 1',
  );
  return { rows: Number(plain?.n), messages: Number(final?.n) };
}
