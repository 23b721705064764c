import type { Store } from '../../packages/server/src/store/store.js';

/** An act as it lies in the store; `copies` is 1 unless something was counted twice. */
export interface StoredAct {
  event: string;
  object: string;
  grp: string;
  person: string;
  verified: number;
  copies: number;
}

/** Every act of whole messages, once each, in the order of event and object. */
export async function storedActs(store: Store): Promise<StoredAct[]> {
  await store.flush();
  return store.query<StoredAct>(`
SELECT event, object, grp, ifNull(who.value, '') AS person, verified, toUInt32(count()) AS copies
FROM messages AS m
LEFT JOIN (SELECT actor, value FROM people FINAL WHERE trait = 'id') AS who ON who.actor = m.actor
WHERE main = 1
GROUP BY event, object, grp, person, verified, id
ORDER BY event, object`);
}
