import type { Annotation, MetricDescription, Objective, ObjectiveSettings } from '@ruche/schema';
import { AskError } from './ask-error.js';
import type { Requester } from './requester.js';

/** A group that the token may see. */
export interface GroupSummary {
  id: string;
  name: string | null;
}

/** What reading or writing something takes. */
export interface RecordOptions {
  /** Language of what comes back. @defaultValue the connection's */
  locale?: string | undefined;
  /** Leaves it. */
  signal?: AbortSignal | undefined;
}

/** What {@link RecordAccess.objectives} takes. */
export interface ObjectivesOptions extends RecordOptions {
  /** Only those of this group. */
  group?: string | undefined;
}

/** What {@link RecordAccess.annotations} takes. */
export interface AnnotationsOptions {
  /** Those of this group, and of the whole site. */
  group?: string | undefined;
  /** First day. */
  from?: string | undefined;
  /** The day after the last. */
  to?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What a collector keeps beside its figures. */
export interface RecordAccess {
  /** The groups that the token may see, by name. */
  groups(options?: Pick<RecordOptions, 'signal'>): Promise<GroupSummary[]>;
  /** The metrics that the collector knows. */
  metrics(options?: RecordOptions): Promise<MetricDescription[]>;
  /** The objectives that the token may see, each with where it stands. */
  objectives(options?: ObjectivesOptions): Promise<Objective[]>;
  /** One objective, with what its metrics reached before and a target that follows from it. */
  objective(id: string, options?: RecordOptions): Promise<Objective>;
  /** Makes or changes an objective; for managers. */
  saveObjective(
    id: string,
    settings: ObjectiveSettings,
    options?: RecordOptions,
  ): Promise<Objective>;
  /** Removes an objective; for managers. */
  removeObjective(id: string, options?: Pick<RecordOptions, 'signal'>): Promise<void>;
  /** What happened, by its day. */
  annotations(options?: AnnotationsOptions): Promise<Annotation[]>;
}

/** What {@link accessRecords} takes. */
export interface AccessRecordsOptions {
  requester: Requester;
  site: string | undefined;
  locale: string | undefined;
}

/** Reads and writes what a collector keeps beside its figures. */
export function accessRecords({ requester, site, locale }: AccessRecordsOptions): RecordAccess {
  const send = (
    path: string,
    named: Record<string, string | undefined>,
    request: { signal?: AbortSignal | undefined; method?: string; body?: unknown } = {},
  ): Promise<unknown> => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(named)) if (value) query.set(name, value);
    const { signal = new AbortController().signal } = request;
    return requester.send(query.size ? `${path}?${query}` : path, { ...request, signal });
  };
  const objectivePath = (id: string): string => `/v1/objectives/${encodeURIComponent(id)}`;
  const one = (reply: unknown): Objective => {
    if (typeof fieldOf(reply, 'id') !== 'string') throw new AskError('bad_response');
    return reply as Objective;
  };

  return {
    async groups({ signal } = {}) {
      const reply = await send('/v1/groups', { site }, { signal });
      const groups = listOf(Array.isArray(reply) ? { groups: reply } : reply, 'groups');
      const read = groups.flatMap((item: unknown) => {
        const id = fieldOf(item, 'id');
        const name = fieldOf(item, 'name');
        return typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : null }] : [];
      });
      return read.sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id, locale));
    },
    metrics: async ({ locale: asked = locale, signal } = {}) =>
      listOf(
        await send('/v1/metrics', { locale: asked }, { signal }),
        'metrics',
      ) as MetricDescription[],
    objectives: async ({ group, locale: asked = locale, signal } = {}) =>
      listOf(
        await send('/v1/objectives', { group, locale: asked }, { signal }),
        'objectives',
      ) as Objective[],
    objective: async (id, { locale: asked = locale, signal } = {}) =>
      one(await send(objectivePath(id), { locale: asked }, { signal })),
    saveObjective: async (id, settings, { locale: asked = locale, signal } = {}) =>
      one(
        await send(objectivePath(id), { locale: asked }, { signal, method: 'PUT', body: settings }),
      ),
    async removeObjective(id, { signal } = {}) {
      await send(objectivePath(id), {}, { signal, method: 'DELETE' });
    },
    annotations: async ({ group, from, to, signal } = {}) =>
      listOf(
        await send('/v1/annotations', { group, from, to }, { signal }),
        'annotations',
      ) as Annotation[],
  };
}

function listOf(reply: unknown, field: string): unknown[] {
  const list = fieldOf(reply, field);
  if (!Array.isArray(list)) throw new AskError('bad_response');
  return list;
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[field];
}
