import { findEvent, noFacts, readFacts } from '@ruche/schema';
import type { Facts, Message, NamedEvent } from '@ruche/schema';
import type { Site } from '../sites/site.js';
import { countTime, parseTime } from './count-time.js';
import { deviceClass } from './device-class.js';
import { membershipRow, seenGroupRow, toldGroupRow } from './group-rows.js';
import type { JsonObject } from './json-object.js';
import { idRow, traitRows } from './people-rows.js';
import type { KeyedPerson, PersonKeys } from './person-keys.js';
import type { RecentMap } from './recent-map.js';
import { nobody } from './act-row.js';
import type { StoredRow } from '../store/store.js';

/** A message without a timestamp has this one, so that a retry has the same. */
const noTime = new Date(0);
/** The last instant that a time column holds. */
const lastTime = Date.UTC(2299, 11, 31);
const longestTitle = 500;
const latestVersion = 2n ** 63n;
const dayMs = 86_400_000;

/** What a message is turned into rows with. */
export interface NormaliseOptions {
  site: Site;
  keys: PersonKeys;
  /** The message's 128-bit id. */
  id: bigint;
  receivedAt: Date;
  sentAt: Date | undefined;
  /** The message came under the secret key: history may be written, and its sender is believed. */
  trusted: boolean;
  /** Its sender has proved to be the user it names. */
  verified: boolean;
  /** Used where the message's context has none. */
  userAgent?: string | undefined;
  /** The groups that the store has been told of. */
  groups: Pick<RecentMap<string, true>, 'has'>;
  /** What the store is told of now, and will know once the rows are stored. */
  news: News;
}

/** People and groups that a delivery is the first to name. */
export interface News {
  readonly people: Set<KeyedPerson>;
  readonly groups: Set<string>;
}

/**
 * Turns a checked message into the rows that are stored: the act, once for each of its groups, and what
 * it tells of people, memberships, contents and groups. Which property goes where is the event
 * definition's business.
 */
export function normalise(message: Message, options: NormaliseOptions): StoredRow[] {
  const { site, keys, trusted, verified, news } = options;
  const { context } = message;
  const said = saidTime(message);
  const time = timeOf(message, said, options);
  const { facts, props } = factsOf(message);
  const rows: StoredRow[] = [];

  const person = (userId: string): bigint => {
    const one = keys.keyed(userId);
    if (!one.told && !news.people.has(one)) {
      news.people.add(one);
      rows.push(idRow(site.id, one.key, userId));
    }
    return one.key;
  };
  const actor = message.userId ? person(message.userId) : nobody;
  const groups = groupsOf(message, facts);
  for (const grp of groups) {
    if (options.groups.has(grp) || news.groups.has(grp)) continue;
    news.groups.add(grp);
    rows.push(seenGroupRow(site.id, grp));
  }

  // What is not given takes the column's default, and no room.
  const act = {
    site: site.id,
    grp: groups[0] ?? '',
    main: 1,
    event: message.type === 'track' ? message.event : message.type,
    claimed_at: claimedAt(said),
    id: options.id,
    ts: time,
    received_at: options.receivedAt,
    actor,
    visitor: visitorOf(message, actor, options),
    session: sessionOf(message, keys),
    object: facts.object || undefined,
    parent: facts.parent || undefined,
    author: facts.author ? person(facts.author) : undefined,
    mentions: facts.mentions.length > 0 ? facts.mentions.map(person) : undefined,
    device: deviceClass({
      device: context?.device,
      userAgentData: context?.userAgentData,
      userAgent: context?.userAgent ?? options.userAgent,
    }),
    active_ms: Math.min(Math.max(Math.round(facts.activeMs), 0), dayMs) || undefined,
    verified: verified ? 1 : 0,
    props: props ? JSON.stringify(props) : '{}',
  };
  rows.push({ table: 'messages', row: act });
  for (let at = 1; at < groups.length; at += 1) {
    rows.push({ table: 'messages', row: { ...act, grp: groups[at], main: 0 } });
  }

  if (facts.content && facts.object) {
    rows.push(contentRow(facts.content, { site: site.id, actor, facts, groups, time }));
  }
  // Where a site ranks only proven acts, only proven senders change who is who.
  if (actor !== nobody && (verified || trusted || site.identity === 'open')) {
    rows.push(...changesOf(message, { site: site.id, actor, facts, groups, time }));
  } else if (message.type === 'group' && trusted) {
    // The back end tells what a group is called; nobody joins by it.
    const told = toldGroupRow(site.id, message.groupId, message.traits ?? {}, time);
    if (told) rows.push(told);
  }
  return rows;
}

interface Act {
  site: string;
  actor: bigint;
  facts: Facts;
  groups: string[];
  time: Date;
}

function changesOf(message: Message, { site, actor, facts, groups, time }: Act): StoredRow[] {
  if (message.type === 'identify') return traitRows(site, actor, message.traits ?? {}, time);
  if (message.type === 'group') {
    const told = toldGroupRow(site, message.groupId, message.traits ?? {}, time);
    const joined = membershipRow(site, message.groupId, actor, time, true);
    return told ? [joined, told] : [joined];
  }
  if (facts.left) return groups.map((grp) => membershipRow(site, grp, actor, time, false));
  return [];
}

function contentRow(content: NonNullable<Facts['content']>, act: Act): StoredRow {
  const { site, actor, facts, groups, time } = act;
  const startsAt = content.startsAt === null ? undefined : parseTime(content.startsAt);
  const row = {
    site,
    kind: content.kind,
    id: facts.object,
    actor,
    grps: groups,
    ts: time,
    title: content.title.slice(0, longestTitle),
    url: content.url,
    parent: facts.parent,
    starts_at: startsAt ?? null,
    // The earliest creation wins where one object is announced twice.
    ver: latestVersion - BigInt(time.getTime()),
  };
  return { table: 'contents', row };
}

/** The facts of the act, and the properties that no column holds, if there are any. */
function factsOf(message: Message): { facts: Facts; props?: JsonObject } {
  if (message.type === 'page' || message.type === 'screen') {
    const named = message.name ? { name: message.name } : {};
    return { facts: noFacts, props: { ...message.properties, ...named } };
  }
  if (message.type !== 'track') return { facts: noFacts };
  const properties = message.properties ?? {};
  const definition = findEvent(message.event);
  if (!definition) return { facts: noFacts, props: properties };
  const stored = columnProperties(definition);
  const facts = readFacts(definition, properties);
  const rest = Object.keys(properties).filter((key) => !stored.has(key));
  if (rest.length === 0) return { facts };
  return { facts, props: Object.fromEntries(rest.map((key) => [key, properties[key]])) };
}

const knownColumns = new Map<NamedEvent, ReadonlySet<unknown>>();

/** The properties of an event that a column holds. */
function columnProperties(definition: NamedEvent): ReadonlySet<unknown> {
  let known = knownColumns.get(definition);
  if (!known) {
    const { object, parent, author, mentions, activeMs, title, url } = definition.stored;
    // A start stays among the properties too: an event that is moved has several, and its content row one.
    known = new Set<unknown>([object, parent, author, mentions, activeMs, title, url]);
    knownColumns.set(definition, known);
  }
  return known;
}

function groupsOf(message: Message, facts: Facts): string[] {
  if (message.type === 'group') return [message.groupId];
  const named = message.context?.groupId;
  if (Array.isArray(named)) return [...new Set(named)];
  if (named) return [named];
  return facts.group ? [facts.group] : [];
}

function saidTime(message: Message): Date | undefined {
  const said = message.timestamp || message.originalTimestamp;
  return said ? parseTime(said) : undefined;
}

function claimedAt(said: Date | undefined): Date {
  if (!said) return noTime;
  const time = said.getTime();
  return time >= 0 && time <= lastTime ? said : new Date(Math.min(Math.max(time, 0), lastTime));
}

function timeOf(message: Message, said: Date | undefined, options: NormaliseOptions): Date {
  const { site, receivedAt, sentAt, trusted } = options;
  const ownSentAt = message.sentAt ? parseTime(message.sentAt) : undefined;
  return countTime({
    receivedAt,
    timestamp: said,
    sentAt: ownSentAt ?? sentAt,
    past: trusted ? receivedAt.getTime() : site.acceptedPastDays * dayMs,
    future: site.acceptedFutureSeconds * 1000,
  });
}

function visitorOf(message: Message, actor: bigint, { keys, id }: NormaliseOptions): bigint {
  if (actor !== nobody) return actor;
  const { anonymousId } = message;
  return anonymousId ? keys.thing('device', anonymousId) : BigInt.asUintN(64, id) || 1n;
}

function sessionOf(message: Message, keys: PersonKeys): bigint {
  const session = message.context?.sessionId;
  if (session === undefined || session === null || session === '') return 0n;
  return keys.thing('session', String(session));
}
