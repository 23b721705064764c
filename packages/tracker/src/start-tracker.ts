import { blurredIdleMs, createActiveTime, idleMs } from './active-time.js';
import { createDelivery } from './delivery/delivery.js';
import type { Note } from './delivery/delivery.js';
import { deviceClass } from './device-class.js';
import type { DeviceSigns } from './device-class.js';
import type { TrackerOptions } from './options.js';
import type { Outbox, OutboxFactory } from './outbox/outbox.js';
import { randomId } from './random-id.js';
import { readPath } from './read-path.js';
import type { RouteLog } from './route-log.js';
import { tokenLife } from './token-life.js';
import { toJson } from './to-json.js';
import type { ActOptions, IdentityToken, Tracker } from './tracker.js';
import { watchHistory, watchNavigation, watchRoutes } from './watch-routes.js';
import { withStorage } from './with-storage.js';

const sessionMs = 1_800_000;
const firstReportMs = 15_000;
const shortestReportMs = 100;
/** A crash costs less than this. */
const beatMs = 4_000;

/** A token that is not looked into is taken to be good for so long. */
const unreadTokenMs = 60_000;

type Bag = Record<string, unknown>;
type Fields = Bag & { userId?: string };
type Group = ActOptions['groupId'];
/** A message's number in its tab and its time; both are its for life. */
type Stamp = [seq: number, time: Date];

/** Who acts, as far as it may be told. Shared by an origin's tabs where it may be kept on the device. */
interface Ids {
  anonymousId?: string;
  userId?: string;
  sessionId?: string;
}

/** What a browser says for its user. */
interface Signals {
  globalPrivacyControl?: boolean;
  /** '1', 'unspecified' or null. */
  doNotTrack?: number;
}

/** Starts a tracker in a page. */
export function startTracker(options: TrackerOptions, createOutbox?: OutboxFactory): Tracker {
  const { writeKey, endpoint, routes } = options;
  const slot = `ruche-${writeKey}`;
  const tab = randomId();
  const time = createActiveTime();
  /** What may be done: 0 nothing, 1 count without a person, 2 all. */
  let level: number;
  let agreed = options.consent;
  let choice: number | undefined = createOutbox
    ? withStorage((storage) => storage['ruche'])
    : undefined;
  let ids: Ids = {};
  /** When the session was last used. */
  let lastUse = 0;
  let known: { userId: string; traits: Bag | undefined } | undefined;
  let proof: IdentityToken | undefined;
  let identity: string | undefined;
  let renewAt: number;
  let group: Group = options.group;
  let path = location.pathname;
  let base = createOutbox ? Date.now() - performance.now() : 0;
  let count = 0;
  let active = 0;
  let reported = 0;
  let drafted: number;
  let timeStamp: Stamp | undefined;
  let settleRoute: RouteLog | undefined;

  const note = ((cause: string) => {
    note[cause] ||= !(console.warn(`ruche: ${cause}`) as unknown);
  }) as Note & Record<string, unknown>;
  // Monotonic: the difference of two readings is an age, whatever is done to the system's clock meanwhile.
  const now = () => new Date(base + performance.now());
  const stamp = (): Stamp => [++count, now()];
  const renewIdentity = async () => {
    try {
      if (proof && performance.now() >= renewAt) {
        identity = await proof();
        renewAt = performance.now() + (createOutbox ? tokenLife(identity) : unreadTokenMs);
      }
    } catch {
      // Without a proof the collector marks the act as not verified.
    }
  };
  const [queue, add, flush, leave, drop] = createDelivery(
    endpoint!.replace(/\/*$/, '/v1/batch'),
    note,
    () => toJson({ writeKey, sentAt: now(), context: { identity } }),
    renewIdentity,
    (items) => createOutbox && outbox!.remove(items),
  );
  const outbox: Outbox | undefined = createOutbox
    ? createOutbox(slot, tab, (item) => (level ? add(item) : outbox!.clear()))
    : undefined;

  const useIds = (userId?: string): Ids => {
    const wall = Date.now();
    if (createOutbox && level > 1) {
      const { seen, ...stored } = withStorage((storage) => JSON.parse(storage[slot])) ?? {};
      if (seen) [lastUse, ids] = [seen, stored];
    }
    ids.anonymousId ??= randomId();
    if (wall - lastUse > sessionMs) ids.sessionId = randomId();
    if (userId) ids.userId = userId;
    lastUse = wall;
    if (createOutbox && level > 1) {
      withStorage((storage) => (storage[slot] = JSON.stringify({ ...ids, seen: wall })));
    }
    return ids;
  };
  const forgetIds = () => {
    ids = {};
    lastUse = 0;
    if (createOutbox) withStorage((storage) => delete storage[slot]);
  };
  const send = (
    type: string,
    fields: Fields,
    groupId?: Group,
    mark?: Stamp,
    draft?: boolean,
  ): void => {
    try {
      // An identify or alias names a person.
      if (level > Number(/i/.test(type))) {
        if (!queue.size) base = Date.now() - performance.now();
        const { sessionId, ...who } = useIds(fields.userId);
        const [seq, timestamp] = (createOutbox && mark) ?? stamp();
        const body = toJson({
          type,
          ...who,
          ...fields,
          messageId: tab + seq,
          timestamp,
          context: {
            groupId: groupId ?? group ?? readPath([document.body ?? ''])[2],
            page: { path },
            device: { type: deviceClass(navigator as DeviceSigns) },
            sessionId,
            seq,
          },
        });
        const item = { body };
        if (createOutbox) outbox!.put(item, seq);
        if (!(createOutbox && draft)) add(item);
      }
    } catch (error) {
      note(`not sent: ${error}`);
    }
  };
  const tell = () => {
    if (known && level > 1) {
      send('identify', known);
      known = undefined;
    }
  };
  /** The visitor's own choice counts most, then the browser's signals, then the consent the host tells of. */
  const allow = (consent = agreed) => {
    const before = level;
    const { globalPrivacyControl, doNotTrack } = navigator as Navigator & Signals;
    agreed = consent;
    const allowed =
      choice ??
      ((options.ignoreSignals || !(globalPrivacyControl || doNotTrack! > 0)) as unknown as number);
    level =
      allowed > 0 && agreed !== 'none' && writeKey
        ? agreed === 'full' && !options.preset
          ? 2
          : 1
        : 0;
    if (level < before) {
      drop(queue);
      if (createOutbox) outbox!.clear();
    }
    if (level < 2) forgetIds();
    tell();
  };
  const choose = (made: 0 | 1) => {
    choice = made;
    if (createOutbox) withStorage((storage) => (storage['ruche'] = made));
    allow();
  };
  const page = (name?: string, properties?: Bag) =>
    send('page', { name, properties: { path, title: document.title, ...properties } });
  const track = (
    event: unknown,
    properties?: Bag,
    act?: ActOptions,
    mark?: Stamp,
    draft?: boolean,
  ) => send('track', { event, properties }, act?.groupId, mark, draft);
  const spend = (soFar: number, draft?: boolean) => {
    const activeMs = (soFar - reported) | 0;
    if (activeMs > shortestReportMs && !(createOutbox && draft && activeMs === drafted)) {
      if (createOutbox) timeStamp ??= stamp();
      const properties = { active_ms: activeMs };
      if (createOutbox) track('Time Spent', properties, undefined, timeStamp, draft);
      else track('Time Spent', properties);
      if (createOutbox && draft) {
        drafted = activeMs;
      } else {
        reported = soFar;
        if (createOutbox) timeStamp = undefined;
      }
    }
  };
  const onEvent = (event: Event) => {
    const { type } = event;
    const seen = !document.hidden && type !== 'pagehide';
    // A video that plays without sound may be decoration.
    if (!(event.target as HTMLMediaElement | null)?.muted) {
      active = time(performance.now(), seen ? (document.hasFocus() ? idleMs : blurredIdleMs) : 0);
    }
    // At 15 s, and each time after twice as long as before.
    if (active > firstReportMs + reported * 2) spend(active);
    if (seen && routes !== 'off') {
      settleRoute ??= watchRoutes(
        routes,
        createOutbox ? watchNavigation : watchHistory,
        (route) => {
          spend(active);
          path = route;
          page();
        },
      );
      if ((event as PageTransitionEvent).persisted) page();
    }
    if (/click|submit/.test(type)) {
      const [act, properties, groupId] = readPath(event.composedPath(), type === 'submit');
      if (act) track(act, properties, { groupId });
    }
    if (/hide|vis|online/.test(type)) {
      settleRoute?.();
      spend(active);
      void leave();
    }
  };

  if (!writeKey) note('no write key');
  allow();
  const types =
    'pointermove keydown scroll timeupdate visibilitychange pagehide pageshow online click submit';
  for (const type of types.split(' ')) addEventListener(type, onEvent, true);
  onEvent({} as Event);
  if (createOutbox) setInterval(() => spend(time(performance.now()), true), beatMs);

  return {
    identify(userId: string, traits?: Bag, token?: IdentityToken) {
      known = { userId, traits };
      proof = token;
      renewAt = 0;
      tell();
    },
    group(groupId: string, traits?: Bag) {
      group = groupId;
      send('group', { groupId, traits });
    },
    page,
    track,
    alias: (userId: string, previousId?: string) => send('alias', { userId, previousId }),
    reset() {
      known = proof = identity = group = undefined;
      forgetIds();
    },
    flush,
    ready: async (then?: () => void) => {
      if (createOutbox) await outbox!.ready;
      then?.();
    },
    consent: allow,
    optOut: () => choose(0),
    optIn: () => choose(1),
  } as Tracker;
}
