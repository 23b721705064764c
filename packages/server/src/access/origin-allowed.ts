/**
 * Whether a site's list takes an origin. An entry is an origin, one with `*.` before its host (any
 * subdomain), or `*`.
 */
export function originAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => matches(origin.toLowerCase(), entry.toLowerCase()));
}

function matches(origin: string, entry: string): boolean {
  if (entry === '*') return true;
  const [scheme, host] = entry.replace(/\/$/, '').split('://*.');
  if (host === undefined) return origin === scheme;
  const start = `${scheme}://`;
  const name = origin.slice(start.length);
  return origin.startsWith(start) && name.endsWith(`.${host}`) && name.length > host.length + 1;
}
