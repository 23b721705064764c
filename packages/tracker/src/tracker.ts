import type { EventName, TrackArguments } from '@ruche/schema/event-map';
import type { Consent } from './options.js';

/** What one act may say besides its properties. */
export interface ActOptions {
  /** The group, or groups, in which the act happens. */
  groupId?: string | string[] | undefined;
}

/** Fetches a JWT of the site whose `sub` is the user; asked again before the last one expires. */
export type IdentityToken = () => string | Promise<string>;

/** What {@link createTracker} gives; named as Segment names them. No method ever throws. */
export interface Tracker {
  /**
   * Says who acts from here on. Under `anonymous` it is only remembered, and told once consent is full.
   */
  identify(userId: string, traits?: Record<string, unknown>, token?: IdentityToken): void;
  /** The person joins this group, and acts in it from here on. */
  group(groupId: string, traits?: Record<string, unknown>): void;
  /** A page view; those of the address bar are counted without it. */
  page(name?: string, properties?: Record<string, unknown>): void;
  /** An act. Known events complete and are checked; a site adds its own to `RucheEvents`. */
  track<const Name extends EventName>(
    event: Name,
    ...rest: [...TrackArguments<Name>, options?: ActOptions]
  ): void;
  /** Two ids are the same person. */
  alias(userId: string, previousId?: string): void;
  /** Forgets the person and begins a new session: for signing out. */
  reset(): void;
  /** Sends what waits; settles when that has been tried. */
  flush(): Promise<void>;
  /** Settles when what an earlier visit left behind has been taken over. */
  ready(then?: () => void): Promise<void>;
  /** What the visitor agrees to now. Agreeing to less purges what waits. */
  consent(state: Consent): void;
  /** Nothing is sent from this device any more, on later visits neither. */
  optOut(): void;
  /** Takes `optOut` back, and counts in spite of the browser's privacy signals. */
  optIn(): void;
}
