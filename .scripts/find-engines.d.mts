/** The engines of this machine; an absent one has no entry. */
export interface FoundEngines {
  chromium?: string;
  firefox?: string;
  webkit?: { browser: string; driver: string; xvfb?: string };
}

/** Finds the browser engines of this machine. */
export function findEngines(): FoundEngines;
