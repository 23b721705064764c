/** A link that may be followed or shown: http, https or relative to the page; anything else is none. */
export function safeLink(link: unknown): string | undefined {
  if (typeof link !== 'string' || link === '') return undefined;
  try {
    const { protocol } = new URL(link, 'https://relative.invalid/');
    return protocol === 'http:' || protocol === 'https:' ? link : undefined;
  } catch {
    return undefined;
  }
}
