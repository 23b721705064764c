import type { FaultProxy } from '../../tools/fault-proxy.js';
import type { Ability, BrowserSession, Tab } from '../engines/engine.js';

/** What a scenario works with. */
export interface Stage {
  browser: BrowserSession;
  proxy: FaultProxy;
  /** Opens a page and waits until its tracker is there. */
  open(path?: string, initScript?: string): Promise<Tab>;
  /** Waits until the tracker of a page is there. */
  loaded(tab: Tab): Promise<void>;
  /** An expression that tracks so many events with new ids, which must then arrive. */
  track(count?: number, options?: { size?: number }): string;
  /** Waits. */
  pause(ms: number): Promise<void>;
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
