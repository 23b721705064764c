import { openApi } from '@ruche/schema';
import { places } from './testing-rules.js';
import type { Place } from './testing-rules.js';

interface Described {
  requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
  parameters?: { name: string; in: string }[];
}

/** One method of one address, as the running collector describes it. */
export interface Operation {
  name: string;
  method: string;
  path: string;
  described: Described;
}

/** Scripts are there once they are built; a test from source does not wait for that. */
const built = ['/ruche.js', '/widgets.js'];

/** All of them. */
export const operations: Operation[] = Object.entries(openApi().paths)
  .filter(([path]) => !built.includes(path))
  .flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      described,
    })),
  );

/** Whether a setting of this address, or the question to it, may name a group. */
const namesGroup = ({ path }: Operation) =>
  operations.some(
    (one) =>
      one.path.replace('/{id}', '') === path.replace('/{id}', '') &&
      one.described.parameters?.some(({ name }) => name === 'group'),
  );

/** Where an operation is about no group, there is one place only. */
export function placesOf(operation: Operation): readonly Place[] {
  const { path } = operation;
  const isAboutGroup =
    namesGroup(operation) || path.startsWith('/v1/groups/') || path.startsWith('/v1/metrics');
  return isAboutGroup ? places : ['site'];
}

/** What rests on a figure needs the group to be there; other lists and settings do not mind. */
const restsOnFigure = [
  'GET /v1/metrics/{id}',
  'GET /v1/digest',
  'PUT /v1/alerts/rules/{id}',
  'PUT /v1/objectives/{id}',
];

/** Whether what is asked for is there wherever one asks. */
export function isThereAnyway({ name, method, path }: Operation): boolean {
  if (restsOnFigure.includes(name)) return false;
  if (path.startsWith('/v1/members/') || path.startsWith('/v1/groups/')) return true;
  return !path.includes('{id}') || method === 'PUT';
}

/** A request, ready to be sent. */
export interface Request {
  method: string;
  path: string;
  body: unknown;
}

let made = 0;

/** Makes the request of an operation about a place; `fresh`: about something that nobody has asked for yet. */
export function requestOf(operation: Operation, place: Place, fresh: boolean): Request {
  const { method, path, described } = operation;
  const group = place === 'site' ? undefined : place;
  const url = path.replace('{id}', idOf(operation, place, fresh));
  const takesGroup =
    path === '/v1/metrics/{id}' ||
    described.parameters?.some(({ name, in: where }) => name === 'group' && where === 'query');
  return {
    method,
    path: method === 'GET' && group !== undefined && takesGroup ? `${url}?group=${group}` : url,
    body: bodyOf(operation, group),
  };
}

/** The request that puts what another one is to find; none where there is nothing to put. */
export function preparationOf({ path, method }: Operation, place: Place, request: Request) {
  if (!path.includes('{id}') || method === 'PUT' || place === 'none') return undefined;
  if (/^\/v1\/(groups|members|metrics)\//.test(path)) return undefined;
  const put = operations.find((one) => one.path === path && one.method === 'PUT');
  if (!put) return undefined;
  const [url = ''] = request.path.split('?');
  const group = place === 'site' ? undefined : place;
  return { method: 'PUT', path: url, body: bodyOf(put, group) };
}

function idOf({ path, method }: Operation, place: Place, fresh: boolean): string {
  if (path.startsWith('/v1/members/')) return 'ann';
  if (path.startsWith('/v1/metrics/')) return 'posts';
  if (path.startsWith('/v1/groups/')) {
    if (place === 'site') return 'everybody';
    // Nobody may make the group that is there for nobody.
    return place === 'none' && method === 'PUT' ? `new-${(made += 1)}` : place;
  }
  return fresh ? `id-${(made += 1)}` : `kept-${place}`;
}

/** The example of the document, about the group. */
function bodyOf(operation: Operation, group: string | undefined): unknown {
  const content = operation.described.requestBody?.content['application/json'];
  const [example] = Object.values(content?.examples ?? {});
  if (!example) return undefined;
  const { writeKey: _, group: __, ...given } = example.value as Record<string, unknown>;
  return { ...given, ...(namesGroup(operation) && group !== undefined ? { group } : {}) };
}
