/** One tab of a browser. */
export interface Tab {
  /** Runs an expression in the page. */
  run<T = unknown>(expression: string): Promise<T>;
  goto(address: string): Promise<void>;
  back(): Promise<void>;
  /** Closes it as a person does: the page hears of it. */
  close(): Promise<void>;
}

/** What an engine can do beyond the common part; a scenario that needs more is left out for the others. */
export type Ability = 'restart' | 'kill' | 'crash' | 'freeze' | 'quota' | 'offline' | 'private';

/** A browser with a profile of its own. */
export interface BrowserSession {
  readonly abilities: ReadonlySet<Ability>;
  /** Opens a tab; in a private window if that is asked for. */
  open(address: string, options?: { private?: boolean }): Promise<Tab>;
  /** Ends the browser politely and starts it again with the same profile. */
  restart(): Promise<void>;
  /** Kills it and starts it again with the same profile. */
  kill(): Promise<void>;
  /** Kills the process that shows a tab. */
  crash(tab: Tab): Promise<void>;
  /** Freezes a tab, as the browser does with one that nobody has looked at for long. */
  freeze(tab: Tab): Promise<void>;
  /** Lets an origin keep no more bytes than this. */
  limit(tab: Tab, bytes: number): Promise<void>;
  /** Takes the network away from a tab, and the browser says so to the page; or gives it back. */
  offline(tab: Tab, off: boolean): Promise<void>;
  close(): Promise<void>;
}

/** An engine of this machine. */
export interface Engine {
  readonly name: string;
  start(): Promise<BrowserSession>;
}

/** For what an engine cannot do. */
export function cannot(name: string): () => Promise<never> {
  return async () => {
    throw new Error(`${name} is not possible with this engine`);
  };
}
