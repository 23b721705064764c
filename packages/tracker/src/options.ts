import type { OutboxFactory } from './outbox/outbox.js';

/** What may be kept and sent: nothing; no person and no identifier on the device; or both. */
export type Consent = 'none' | 'anonymous' | 'full';

/** What makes two addresses the same page: the path alone, or with the hash or the query. */
export type Routes = 'path' | 'hash' | 'search' | 'off';

/** Settings of {@link createTracker}; the script tag takes the same as `data-` attributes. */
export interface TrackerOptions {
  /** The site's public key, `wk_…`. */
  writeKey: string;
  /**
   * The collector's address, with any path prefix: `https://stats.example.org`, `/stats`.
   * @defaultValue where the script was loaded from; for the module, the page's own origin
   */
  endpoint?: string | undefined;
  /**
   * What the visitor has agreed to.
   * @defaultValue 'anonymous'
   */
  consent?: Consent | undefined;
  /**
   * Count in spite of Global Privacy Control or Do Not Track.
   * @defaultValue false
   */
  ignoreSignals?: boolean | undefined;
  /** `cnil`: audience measurement under the CNIL's exemption; consent never rises above anonymous. */
  preset?: 'cnil' | undefined;
  /** The group of acts that name no other. */
  group?: string | undefined;
  /**
   * When a new page view begins; `off` leaves page views to `page()`.
   * @defaultValue 'path'
   */
  routes?: Routes | undefined;
  /**
   * Keeps messages on the device until they are acknowledged: `createOutbox` of `@ruche/tracker/outbox`.
   * @defaultValue none: messages wait in memory
   */
  outbox?: OutboxFactory | undefined;
  /**
   * Says in the console what is sent, and once per cause why something is not. `?ruche_debug` in the
   * page's address does the same.
   * @defaultValue false
   */
  debug?: boolean | undefined;
}
