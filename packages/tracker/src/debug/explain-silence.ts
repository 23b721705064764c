/** What decides whether anything is sent. */
export interface SilenceSigns {
  writeKey?: string | undefined;
  consent?: string | undefined;
  ignoreSignals?: unknown;
  /** What the visitor chose by `optOut()` ('0') or `optIn()` ('1'). */
  choice?: string | null | undefined;
  globalPrivacyControl?: boolean | undefined;
  doNotTrack?: string | null | undefined;
}

/** Why nothing is sent from this page, or undefined when there is no reason. */
export function explainSilence(signs: SilenceSigns): string | undefined {
  const { writeKey, consent, choice } = signs;
  if (!writeKey) return 'There is no write key. Set data-write-key="wk_…" on the script tag.';
  if (consent === 'none')
    return 'The consent is “none”: call consent("anonymous") or consent("full").';
  if (choice === '0') return 'The visitor has opted out; optIn() takes that back.';
  if (choice || signs.ignoreSignals) return undefined;
  if (signs.globalPrivacyControl) {
    return 'The browser sends Global Privacy Control. data-ignore-signals counts in spite of it.';
  }
  if (Number(signs.doNotTrack) > 0) {
    return 'The browser sends Do Not Track. data-ignore-signals counts in spite of it.';
  }
  return undefined;
}
