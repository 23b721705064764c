/**
 * Told of each change of the address, it decides which are page views. A replacement takes the place of a
 * move that has not settled, as a redirect does; any other move settles the one before. Called with
 * nothing, it settles: what was moved to last is a view, if it is another page.
 */
export type RouteLog = (route?: string, replaced?: boolean) => void;

/** Makes a {@link RouteLog} that has seen no page yet. */
export function createRouteLog(view: (route: string) => void): RouteLog {
  let seen: string | undefined;
  let latest: string | undefined;
  return (route, replaced) => {
    if (!replaced && latest !== seen) view((seen = latest!));
    latest = route ?? latest;
  };
}
