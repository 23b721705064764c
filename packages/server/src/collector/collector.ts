import type { BatchResult, Rejection } from '@ruche/schema';
import { createIdentityVerifier } from '../access/identity-verifier.js';
import type { Eraser } from '../erasure/create-eraser.js';
import type { Site } from '../sites/site.js';
import { instantOf } from '../store/column-time.js';
import type { Store, StoredMessage } from '../store/store.js';
import { actRowOf } from './act-row.js';
import { parseTime } from './count-time.js';
import { isObject, mergeObjects } from './json-object.js';
import type { JsonObject } from './json-object.js';
import { messageKey } from './message-key.js';
import { createMessageValidator } from './message-validator.js';
import { normalise } from './normalise.js';
import type { News } from './normalise.js';
import { idTrait } from './people-rows.js';
import { createPersonKeys } from './person-keys.js';
import type { PersonKeys } from './person-keys.js';
import { RecentMap } from './recent-map.js';
import type { TabGaps } from './tab-gaps.js';

/** Messages that came together. */
export interface Delivery {
  site: Site;
  messages: readonly unknown[];
  /** Laid under the context of each message. */
  context?: JsonObject | undefined;
  /** The sender's clock when it sent them. */
  sentAt?: string | undefined;
  /** They came under the secret key. */
  trusted: boolean;
  receivedAt: Date;
  /** The user agent of the browser that sent them. */
  userAgent?: string | undefined;
}

/** Takes messages in: checks each, turns it into rows and hands them to the store. */
export interface Collector {
  /**
   * Resolves once the accepted messages are durable. A message that fails is listed and does no harm to
   * its neighbours.
   *
   * @throws StoreUnavailable: nothing was taken.
   */
  take(delivery: Delivery): Promise<BatchResult>;
  /** Forgets that it has written down who a person key stands for. */
  forget(site: string, person: string): void;
}

/** What is remembered of a site. */
interface KnownSite {
  readonly personKey: string;
  readonly keys: PersonKeys;
  /** The groups that the store has been told of. */
  readonly groups: RecentMap<string, true>;
}

/** Makes the {@link Collector} of a store. */
export function createCollector({
  store,
  gaps,
  erasedAt = () => undefined,
}: {
  store: Pick<Store, 'append'>;
  /** Hears of the numbers of each tab's messages. */
  gaps?: Pick<TabGaps, 'note'> | undefined;
  /** When somebody was erased, if ever: what was done before never comes back, however late it comes. */
  erasedAt?: Eraser['erasedAt'] | undefined;
}): Collector {
  const validate = createMessageValidator();
  const identities = createIdentityVerifier();
  const knownSites = new RecentMap<string, KnownSite>(100);

  const knownSite = ({ id, personKey }: Site): KnownSite => {
    const found = knownSites.get(id);
    if (found?.personKey === personKey) return found;
    const groups = new RecentMap<string, true>(20_000);
    const known = { personKey, keys: createPersonKeys(personKey), groups };
    knownSites.set(id, known);
    return known;
  };

  const isOfErased = (rows: StoredMessage['rows']): boolean => {
    const { site, actor, ts } = actRowOf(rows);
    const since = site && actor ? erasedAt(site, actor) : undefined;
    return since !== undefined && instantOf(ts) < since.getTime();
  };

  return {
    async take(delivery) {
      const { site, trusted, receivedAt, userAgent } = delivery;
      const { keys, groups } = knownSite(site);
      const sentAt = delivery.sentAt ? parseTime(delivery.sentAt) : undefined;
      const accepted: StoredMessage[] = [];
      const rejected: Rejection[] = [];
      const news: News = { people: new Set(), groups: new Set() };
      /** Taken, so that nobody sends them again, and kept nowhere. */
      let late = 0;

      for (let index = 0; index < delivery.messages.length; index += 1) {
        const raw = delivery.messages[index];
        const { message, fault } = validate(withContext(raw, delivery.context));
        if (!message) {
          rejected.push(toRejection(index, raw, fault));
          continue;
        }
        const proof = message.context?.identity;
        const proven =
          !trusted && proof && message.userId
            ? await identities.verify(site, proof, message.userId, receivedAt)
            : false;
        const id = messageKey(site.id, message.messageId);
        const rows = normalise(message, {
          site,
          keys,
          id,
          receivedAt,
          sentAt,
          trusted,
          verified: trusted || proven,
          userAgent,
          groups,
          news,
        });
        if (isOfErased(rows)) {
          late += 1;
          takeBack(news, rows, keys);
        } else {
          accepted.push({ id, rows });
        }
      }

      const duplicate = accepted.length > 0 ? (await store.append(accepted)).duplicate : 0;
      gaps?.note(site.id, delivery.messages);
      // Not before the rows are safe: a sender that is told to try again must bring them again.
      for (const person of news.people) person.told = true;
      for (const group of news.groups) groups.set(group, true);
      return { success: true, accepted: accepted.length + late, duplicate, rejected };
    },
    forget: (site, person) => knownSites.get(site)?.keys.forget(person),
  };
}

/** What only these rows would have told is no news: they are not stored. */
function takeBack(news: News, rows: StoredMessage['rows'], keys: PersonKeys): void {
  for (const { table, row } of rows) {
    if (table === 'people' && row['trait'] === idTrait) {
      news.people.delete(keys.keyed(String(row['value'])));
    }
    if (table === 'groups') news.groups.delete(String(row['grp']));
  }
}

function withContext(raw: unknown, context: JsonObject | undefined): unknown {
  if (!context || !isObject(raw)) return raw;
  const own = raw['context'];
  if (own !== undefined && own !== null && !isObject(own)) return raw;
  return { ...raw, context: own ? mergeObjects(context, own) : context };
}

function toRejection(
  index: number,
  raw: unknown,
  fault: { path: string; message: string },
): Rejection {
  const messageId = isObject(raw) ? raw['messageId'] : undefined;
  return {
    index,
    messageId: typeof messageId === 'string' ? messageId.slice(0, 128) : null,
    code: 'invalid_field',
    ...fault,
  };
}
