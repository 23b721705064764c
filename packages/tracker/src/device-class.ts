/** What a browser says of its device. */
export interface DeviceSigns {
  userAgent: string;
  userAgentData?: { mobile: boolean } | undefined;
  maxTouchPoints?: number | undefined;
}

/** The class of the device. An iPad calls itself a Macintosh, but no Macintosh has a touch screen. */
export function deviceClass(signs: DeviceSigns): 'mobile' | 'tablet' | 'desktop' {
  const is = (pattern: RegExp) => pattern.test(signs.userAgent);
  return is(/iPad|Tablet|Android(?!.*Mobi)/) || (is(/Macin/) && signs.maxTouchPoints! > 1)
    ? 'tablet'
    : signs.userAgentData?.mobile || is(/Mobi/)
      ? 'mobile'
      : 'desktop';
}
