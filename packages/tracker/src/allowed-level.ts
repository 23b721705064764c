import type { Consent, TrackerOptions } from './options.js';

/** What may be done: 0 nothing, 1 count without a person, 2 all. */
export type Level = 0 | 1 | 2;

/** What a browser says for its user. */
export interface Signals {
  globalPrivacyControl?: boolean;
  /** '1', 'unspecified' or null. */
  doNotTrack?: string | null | undefined;
}

/**
 * What is allowed: the visitor's own choice (0 or 1) counts most, then the browser's signals, then the
 * consent that the host tells of.
 */
export function allowedLevel(
  options: TrackerOptions,
  consent: Consent | undefined,
  choice: number | undefined,
  signals: Signals,
): Level {
  const wanted =
    choice ??
    (options.ignoreSignals || !(signals.globalPrivacyControl || Number(signals.doNotTrack) > 0));
  return (wanted as number) > 0 && consent !== 'none' && options.writeKey
    ? consent === 'full' && !options.preset
      ? 2
      : 1
    : 0;
}
