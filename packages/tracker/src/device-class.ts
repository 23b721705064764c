/** What a browser says of its device. */
export interface DeviceSigns {
  userAgent: string;
  userAgentData?: { mobile: boolean } | undefined;
  maxTouchPoints?: number | undefined;
}

/**
 * The class of the device: by the user agent's client hint, else by its name. A tablet with Android is not
 * called mobile; an iPad calls itself a Macintosh, but no Macintosh has a touch screen.
 */
export function deviceClass(signs: DeviceSigns): 'mobile' | 'tablet' | 'desktop' {
  const { userAgent } = signs;
  return signs.userAgentData?.mobile || /^(?!.*iPad).*Mobi/.test(userAgent)
    ? 'mobile'
    : signs.maxTouchPoints! > 1 && /Android|Mac OS/.test(userAgent)
      ? 'tablet'
      : 'desktop';
}
