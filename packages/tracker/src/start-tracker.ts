import { allowedLevel } from './allowed-level.js';
import type { Level, Signals } from './allowed-level.js';
import { blurredIdleMs, createActiveTime, idleMs } from './active-time.js';
import { createDelivery } from './delivery/delivery.js';
import type { Note } from './delivery/delivery.js';
import { deviceClass } from './device-class.js';
import type { DeviceSigns } from './device-class.js';
import { full } from './full.js';
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
const beatMs = 2_000;

/** A token that is not looked into is taken to be good for so long. */
const unreadTokenMs = 60_000;

type Bag = Record<string, unknown>;
type Fields = Bag & { userId?: string };
type Group = ActOptions['groupId'];
/** A message's number in its tab and its time; both are its for life. */
type Stamp = [seq: number, time: string];

/** Who acts, as far as it may be told. Shared by an origin's tabs where it may be kept on the device. */
interface Ids {
  anonymousId?: string;
  userId?: string;
  sessionId?: string;
}

/** Starts a tracker in a page. */
export function startTracker(options: TrackerOptions, createOutbox?: OutboxFactory): Tracker {
  const { writeKey, endpoint, routes } = options;
  const slot = `ruche-${writeKey}`;
  const tab = randomId();
  const device = { type: deviceClass(navigator as DeviceSigns) };
  const activeTime = createActiveTime();
  let level: Level;
  let agreed = options.consent;
  let choice: number | undefined = createOutbox
    ? withStorage((storage) => storage['ruche'])
    : undefined;
  let ids: Ids = {};
  /** When the session was last used. */
  let lastUse = 0;
  /** The time of that. */
  let time: string;
  let known: { userId: string; traits: Bag | undefined } | undefined;
  let proof: IdentityToken | undefined;
  let identity: string | undefined;
  let renewAt: number;
  let group: Group = options.group;
  let path = location.pathname;
  let base = full ? Date.now() - performance.now() : 0;
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
  // A text, because JSON of plain values is made several times faster than that of a Date.
  const now = () => new Date(base + performance.now()).toJSON();
  const stamp = (): Stamp => [++count, now()];
  const renewIdentity = async () => {
    try {
      if (proof && performance.now() >= renewAt) {
        identity = await proof();
        renewAt = performance.now() + (full ? tokenLife(identity) : unreadTokenMs);
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
    (items) => full && outbox?.remove(items),
  );
  const outbox: Outbox | undefined = full
    ? createOutbox?.(slot, tab, (item) => (level ? add(item) : outbox!.clear()))
    : undefined;

  const useIds = (userId?: string): Ids => {
    const wall = Date.now();
    // The text of a millisecond takes longer to make than all else, and a burst has the same one.
    if (wall !== lastUse) time = now();
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
      if (level > (/i/.test(type) as unknown as number)) {
        if (!queue.size) base = Date.now() - performance.now();
        const { sessionId, ...who } = useIds(fields.userId);
        const [seq, timestamp] = (full && mark) || [++count, time];
        const body = toJson({
          type,
          ...who,
          ...fields,
          messageId: tab + seq,
          timestamp,
          context: {
            page: { path },
            device,
            seq,
            groupId: groupId ?? group ?? document.body?.dataset['rucheGroup']?.split(' '),
            sessionId,
          },
        });
        const item = { body };
        if (full) outbox?.put(item, seq);
        if (!(full && draft)) add(item);
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
  const allow = (consent = agreed) => {
    const before = level;
    agreed = consent;
    level = allowedLevel(options, consent, choice, navigator as Signals);
    if (level < before) {
      drop(queue);
      if (full) outbox?.clear();
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
  const track = (event: unknown, properties?: Bag, act?: ActOptions) =>
    send('track', { event, properties }, act?.groupId);
  const spend = (soFar: number, draft?: boolean) => {
    const activeMs = (soFar - reported) | 0;
    // What has been put by is replaced by what has become of it, were it nothing.
    if (full && timeStamp ? !draft || activeMs !== drafted : activeMs > shortestReportMs) {
      // A number that is not sent would look like a loss.
      if (full && level) timeStamp ??= stamp();
      const event = 'Time Spent';
      const properties = { active_ms: activeMs };
      if (full) send('track', { event, properties }, undefined, timeStamp, draft);
      else track(event, properties);
      if (full && draft) {
        drafted = activeMs;
      } else {
        reported = soFar;
        if (full) timeStamp = undefined;
      }
    }
  };
  const onEvent = (event: Event) => {
    const { type } = event;
    const seen = !document.hidden && type !== 'pagehide';
    // A video that plays without sound may be decoration.
    if (!(event.target as HTMLMediaElement | null)?.muted) {
      active = activeTime(
        performance.now(),
        seen ? (document.hasFocus() ? idleMs : blurredIdleMs) : 0,
      );
    }
    // At 15 s, and each time after twice as long as before.
    if (active > firstReportMs + reported * 2) spend(active);
    if (seen && routes !== 'off') {
      settleRoute ??= watchRoutes(routes, full ? watchNavigation : watchHistory, (route) => {
        spend(active);
        path = route;
        page();
      });
      if ((event as PageTransitionEvent).persisted) page();
    }
    if (/click|submit/.test(type)) {
      const [act, properties, groupId] = readPath(event.composedPath(), type === 'submit');
      if (act) track(act, properties, { groupId });
    }
    if (/hide|vis|online/.test(type)) {
      settleRoute?.();
      spend(active);
      leave();
    }
  };

  allow();
  if (!writeKey) note('no writeKey');
  const types =
    'submit pagehide pageshow online visibilitychange pointermove timeupdate keydown click scroll';
  types.split(' ').map((type) => addEventListener(type, onEvent, true));
  onEvent({} as Event);
  if (createOutbox) setInterval(() => spend(activeTime(performance.now()), true), beatMs);

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
      if (full) await outbox?.ready;
      then?.();
    },
    consent: allow,
    optOut: () => choose(0),
    optIn: () => choose(1),
  } as Tracker;
}
