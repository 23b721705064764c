import { roles } from '@ruche/schema';
import type { Role } from '@ruche/schema';

/** The groups that a request is about: within reach, out of reach, there for nobody, the whole site. */
export const places = ['own', 'foreign', 'none', 'site'] as const;
/** One of them. */
export type Place = (typeof places)[number];

/** Who asks, and by what. */
export interface Bearer {
  name: string;
  kind: 'nobody' | 'write' | 'secret' | 'token';
  role?: Role;
  reach?: 'own' | 'everything';
  metrics?: boolean;
  member?: boolean;
}

/** Every kind there is. */
export const bearers: Bearer[] = [
  { name: 'nobody', kind: 'nobody' },
  { name: 'the write key', kind: 'write' },
  { name: 'the secret key', kind: 'secret' },
  { name: 'a further secret key', kind: 'secret' },
  { name: 'the replaced secret key', kind: 'secret' },
  ...roles.flatMap((role): Bearer[] => [
    { name: `${role} of a group`, kind: 'token', role, reach: 'own' },
    { name: `${role} of everything`, kind: 'token', role, reach: 'everything' },
    { name: `${role} with one metric`, kind: 'token', role, reach: 'everything', metrics: true },
    { name: `${role} who is the member`, kind: 'token', role, reach: 'own', member: true },
  ]),
];

const isSecret = ({ kind }: Bearer) => kind === 'secret';
const is = (bearer: Bearer, least: Role) =>
  isSecret(bearer) ||
  (bearer.role !== undefined && roles.indexOf(bearer.role) >= roles.indexOf(least));
const reaches = (bearer: Bearer, place: Place) =>
  isSecret(bearer) ||
  (bearer.kind === 'token' && (bearer.reach === 'everything' || place === 'own'));
const isReader = ({ kind }: Bearer) => kind === 'secret' || kind === 'token';

/** Who may do what. `open`: it needs no credentials. `send`: messages, by any key. */
type Rule = 'open' | 'send' | ((bearer: Bearer, place: Place) => boolean);

const isOwner = (bearer: Bearer) => is(bearer, 'admin') && !bearer.metrics;
const isSiteOwner = (bearer: Bearer) => isOwner(bearer) && reaches(bearer, 'site');
const isManager: Rule = (bearer, place) => is(bearer, 'manager') && reaches(bearer, place);
const isConcerned = (bearer: Bearer) => isSiteOwner(bearer) || bearer.member === true;

/** What may come of an operation, by its method and path. */
export const rules: [RegExp, Rule][] = [
  [/^POST \/v1\/(batch|track|t|identify|i|group|g|page|p|screen|s|alias|a)$/, 'send'],
  [/^GET \/(healthz|readyz|metrics|openapi\.json|assets\.json)$/, 'open'],
  [
    /^GET \/v1\/metrics\/\{id\}$/,
    (bearer, place) => isReader(bearer) && !bearer.metrics && reaches(bearer, place),
  ],
  [/^(GET \/v1\/metrics|POST \/v1\/query|GET \/v1\/groups)$/, isReader],
  [
    /^PUT \/v1\/groups\/\{id\}(\/members)?$/,
    (bearer, place) => isOwner(bearer) && reaches(bearer, place),
  ],
  [
    // A list that names no group is narrowed to what the bearer reaches.
    /^GET \/v1\/(objectives|annotations|alerts|alerts\/rules)$/,
    (bearer, place) => isReader(bearer) && (place === 'site' || reaches(bearer, place)),
  ],
  [
    /^GET \/v1\/digest\/schedules$/,
    (bearer, place) => is(bearer, 'manager') && (place === 'site' || reaches(bearer, place)),
  ],
  [/^GET \/v1\/badges$/, isReader],
  [
    /^GET \/v1\/(objectives|annotations|alerts\/rules)\/\{id\}$/,
    (bearer, place) => isReader(bearer) && reaches(bearer, place),
  ],
  [/^GET \/v1\/badges\/\{id\}$/, isReader],
  [
    // They rest on a metric: whoever may not ask for it cannot set them.
    /^PUT \/v1\/(objectives|alerts\/rules)\/\{id\}$/,
    (bearer, place) => is(bearer, 'manager') && reaches(bearer, place) && !bearer.metrics,
  ],
  [/^(PUT|DELETE|POST) \/v1\/(objectives|annotations|alerts\/rules)(\/\{id\})?$/, isManager],
  [
    /^(PUT|DELETE) \/v1\/badges\/\{id\}$/,
    (bearer) => is(bearer, 'manager') && reaches(bearer, 'site'),
  ],
  [/^GET \/v1\/digest$/, (bearer, place) => isReader(bearer) && reaches(bearer, place)],
  [/^(GET|PUT|DELETE) \/v1\/digest\/schedules\/\{id\}$/, isManager],
  [/^(DELETE \/v1\/members\/\{id\}|GET \/v1\/members\/\{id\}\/export)$/, isConcerned],
  [/^GET \/v1\/audit$/, isSiteOwner],
  [/^GET \/v1\/backup$/, isSecret],
];
