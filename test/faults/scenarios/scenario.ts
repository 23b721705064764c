import type { FaultProxy } from '../../tools/fault-proxy.js';
import type { Ability, BrowserSession, Tab } from '../engines/engine.js';

/** How a page is opened. */
export interface OpenOptions {
  /** A script that runs in the page before any other. */
  prelude?: string;
  /** In a private window. */
  private?: boolean;
  /**
   * Waits until its tracker is there.
   * @defaultValue true
   */
  ready?: boolean;
}

/** What a scenario works with. */
export interface Stage {
  browser: BrowserSession;
  proxy: FaultProxy;
  /** Opens a page. */
  open(path?: string, options?: OpenOptions): Promise<Tab>;
  /** Waits until an expression is true in a page. */
  holds(tab: Tab, condition: string): Promise<void>;
  /** Waits until a page shows this path and its tracker is there. */
  arrivedAt(tab: Tab, path: string): Promise<void>;
  /** An expression that tracks so many events with new ids, which must then arrive. */
  track(count?: number, options?: { size?: number }): string;
  /** Waits. */
  pause(ms: number): Promise<void>;
  /** Waits until the collector has heard of so many requests. */
  requested(count?: number): Promise<void>;
  /** Waits until all that was tracked has arrived, or for so long. */
  arrived(patience?: number): Promise<void>;
}

/** Something that goes wrong, and after which every event has arrived once. */
export interface Scenario {
  name: string;
  needs?: Ability[];
  /** Takes longer than half a minute. */
  slow?: boolean;
  /** For ours alone: says so what its collector or its methods are needed for. */
  own?: boolean;
  /** Nothing may arrive. */
  silent?: boolean;
  run(stage: Stage): Promise<void>;
}
