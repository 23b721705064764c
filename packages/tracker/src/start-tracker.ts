import { blurredIdleMs, createActiveTime, idleMs } from './active-time.js';
import { byteLength } from './byte-length.js';
import { createDelivery } from './delivery/delivery.js';
import { deviceClass } from './device-class.js';
import type { DeviceSigns } from './device-class.js';
import type { Consent, TrackerOptions } from './options.js';
import type { OutboxFactory } from './outbox/outbox.js';
import { randomId } from './random-id.js';
import { readPath } from './read-path.js';
import type { RouteLog } from './route-log.js';
import { toJson } from './to-json.js';
import type { ActOptions, IdentityToken, Tracker } from './tracker.js';
import { watchRoutes } from './watch-routes.js';
import { withStorage } from './with-storage.js';

const sessionMs = 1_800_000;
/** The first report comes after this much active time, each next one after twice as much. */
const firstReportMs = 15_000;
const shortestReportMs = 100;
/** A crash costs less than this. */
const beatMs = 4_000;

type Fields = Record<string, unknown>;
type Group = ActOptions['groupId'];
/** A message's number in its tab and its time; both are its for life. */
type Stamp = [seq: number, time: Date];

/** Who acts, as far as it may be told. Shared by an origin's tabs where it may be kept on the device. */
interface Ids {
  anonymousId?: string;
  userId?: string;
  sessionId?: string;
  /** When the session was last used. */
  seen?: number;
}

/** Starts a tracker in a page. */
export function startTracker(options: TrackerOptions, createOutbox?: OutboxFactory): Tracker {
  const { writeKey, endpoint = '', routes } = options;
  const debug = options.debug || /ruche_debug/.test(location.href);
  const slot = `ruche-${writeKey}`;
  const tab = randomId();
  const time = createActiveTime();
  const told: Record<string, boolean> = {};
  /** What may be done: 0 nothing, 1 count without a person, 2 all. */
  let level: number;
  let agreed: Consent | undefined;
  let ids: Ids = {};
  let known: [userId: string, traits: Fields | undefined] | undefined;
  let proof: IdentityToken | undefined;
  let identity: string | undefined;
  let renewAt: number;
  let group: Group = options.group;
  let path = location.pathname;
  let base: number;
  let count = 0;
  let step = firstReportMs;
  let drafted: number;
  let timeStamp: Stamp | undefined;
  let settleRoute: RouteLog | undefined;

  const note = (cause: string, detail: unknown) => {
    if (!told[cause]) console.warn(`ruche: ${cause}`, detail);
    told[cause] = true;
  };
  // Monotonic: the difference of two readings is an age, whatever is done to the system's clock meanwhile.
  const now = () => new Date(base + performance.now());
  const stamp = (): Stamp => [++count, now()];
  const renewIdentity = async () => {
    try {
      if (proof && !(performance.now() < renewAt)) {
        identity = await proof();
        // Its life by the clock of who signed it, less a reserve. Where it cannot be read, the host is
        // asked each time.
        const { exp, iat } = JSON.parse(atob(identity.split('.')[1]!));
        renewAt = performance.now() + (exp - iat) * 800;
      }
    } catch {
      // Without a proof the collector marks the act as not verified.
    }
  };
  const [queue, add, flush, leave, drop] = createDelivery(
    endpoint.replace(/\/*$/, '/v1/batch'),
    note,
    () => toJson({ writeKey, sentAt: now(), context: { identity } }),
    renewIdentity,
    (items) => createOutbox && outbox!.remove(items),
  );
  const outbox = createOutbox?.(slot, tab, (item) => (level ? add(item) : outbox?.clear()));

  const useIds = (change?: Ids): Ids => {
    const wall = Date.now();
    if (createOutbox && level > 1) ids = withStorage((storage) => JSON.parse(storage[slot])) ?? ids;
    ids.anonymousId ??= randomId();
    if (!(Math.abs(wall - ids.seen!) < sessionMs)) ids.sessionId = randomId();
    Object.assign(ids, change).seen = wall;
    if (createOutbox && level > 1) withStorage((storage) => (storage[slot] = JSON.stringify(ids)));
    return ids;
  };
  const forgetIds = () => {
    ids = {};
    if (createOutbox) withStorage((storage) => delete storage[slot]);
  };
  const send = (
    type: string,
    fields: Fields,
    groupId?: Group,
    mark = stamp(),
    draft?: boolean,
  ): void => {
    try {
      // An identify or alias names a person.
      if (level > Number(/i/.test(type))) {
        if (!queue.size) base = Date.now() - performance.now();
        const { sessionId, seen: _, ...who } = useIds();
        const [seq, timestamp] = mark;
        const body = toJson({
          type,
          ...fields,
          messageId: tab + seq,
          timestamp,
          ...who,
          context: {
            groupId: groupId ?? group ?? readPath(document.querySelectorAll('html,body'))[2],
            page: { path },
            device: { type: deviceClass(navigator as DeviceSigns) },
            sessionId,
            tab,
            seq,
          },
        });
        const item = { body, bytes: byteLength(body) };
        if (createOutbox) outbox!.put(item, seq);
        if (!draft) add(item);
      } else if (debug) {
        note(`no consent: ${type}`, fields);
      }
    } catch (error) {
      note('not sent', error);
    }
  };
  const tell = () => {
    if (known && level > 1) {
      useIds({ userId: known[0] });
      send('identify', { traits: known[1] });
      known = undefined;
    }
  };
  /** The visitor's own choice counts most, then the browser's signals, then the consent the host tells of. */
  const allow = (consent = agreed, choice?: string) => {
    const before = level;
    const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
      globalPrivacyControl?: boolean;
      doNotTrack?: string;
    };
    agreed = consent;
    if (createOutbox)
      choice = withStorage((storage) => (storage['ruche'] = choice ?? storage['ruche'] ?? ''));
    const refused = choice
      ? choice === 'out'
      : !options.ignoreSignals && (globalPrivacyControl || doNotTrack === '1');
    level =
      refused || consent === 'none' || !writeKey
        ? 0
        : consent === 'full' && !options.preset
          ? 2
          : 1;
    if (level < before) {
      drop(queue);
      if (createOutbox) outbox!.clear();
    }
    if (level < 2) forgetIds();
    tell();
  };
  const page = (name?: string, properties?: Fields) =>
    send('page', { name, properties: { path, title: document.title, ...properties } });
  const track = (event: unknown, properties?: Fields, act?: ActOptions) =>
    send('track', { event, properties }, act?.groupId);
  const spend = (activeMs: number, draft?: boolean) => {
    if (activeMs > shortestReportMs && (!draft || activeMs !== drafted)) {
      const fields = { event: 'Time Spent', properties: { active_ms: activeMs | 0 } };
      send('track', fields, undefined, (timeStamp ??= stamp()), draft);
      drafted = activeMs;
      if (!draft) timeStamp = void (time._total = 0);
    }
  };
  const onEvent = (event: Event) => {
    const { type } = event;
    const seen = document.visibilityState === 'visible' && type !== 'pagehide';
    // A video that plays without sound may be decoration.
    if (!(event.target as HTMLMediaElement | null)?.muted) {
      time._act(performance.now(), seen ? (document.hasFocus() ? idleMs : blurredIdleMs) : 0);
    }
    if (seen && routes !== 'off') {
      settleRoute ??= watchRoutes(routes, (route) => {
        spend(time._total);
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
      spend(time._total);
      void leave();
    }
  };

  if (!writeKey) note('no write key', options);
  allow(options.consent);
  const types =
    'pointermove keydown scroll timeupdate focus blur visibilitychange pagehide pageshow online click submit';
  for (const type of types.split(' ')) addEventListener(type, onEvent, true);
  onEvent({} as Event);
  setInterval(() => {
    const { _total: total } = time;
    if (total > step) {
      step *= 2;
      spend(total);
    } else if (createOutbox) {
      spend(time._upTo(performance.now()), true);
    }
  }, beatMs);

  return {
    identify(userId: string, traits?: Fields, token?: IdentityToken) {
      known = [userId, traits];
      proof = token;
      renewAt = 0;
      tell();
    },
    group(groupId: string, traits?: Fields) {
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
    optOut: () => allow(agreed, 'out'),
    optIn: () => allow(agreed, 'in'),
  } as Tracker;
}
