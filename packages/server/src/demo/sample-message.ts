import type { Message } from '@ruche/schema';

/** Where a message of the sample comes from: the community's history, or the generator. */
export type Provenance = 'real' | 'generated';

/** What most messages of the sample carry. */
export interface SampleFacts {
  /** Unique within the sample and the same at every load. */
  id: string;
  at: number;
  /** A member; a message without one is of an unknown visitor. */
  by?: string | undefined;
  groups: readonly string[];
  device?: string | undefined;
  session?: string | undefined;
  provenance: Provenance;
}

/** A `track` call. */
export function trackMessage(
  event: string,
  properties: Record<string, unknown>,
  facts: SampleFacts,
): Message {
  return { type: 'track', event, properties, ...common(facts) };
}

/** A `page` call: a visit of a page. */
export function pageMessage(path: string, facts: SampleFacts): Message {
  return { type: 'page', properties: { path }, ...common(facts) };
}

/** An `identify` call. */
export function identifyMessage(traits: Record<string, unknown>, facts: SampleFacts): Message {
  return { type: 'identify', traits, ...common(facts) };
}

/** A `group` call: the member joins. */
export function groupMessage(groupId: string, facts: SampleFacts): Message {
  return { type: 'group', groupId, ...common(facts) };
}

function common({ id, at, by, groups, device, session, provenance }: SampleFacts) {
  const messageId = `sample-${id}`;
  return {
    messageId,
    ...(by === undefined ? { anonymousId: messageId } : { userId: by }),
    timestamp: new Date(at).toISOString(),
    context: {
      ...(groups.length > 0 && { groupId: [...groups] }),
      ...(device !== undefined && { device: { type: device } }),
      ...(session !== undefined && { sessionId: session }),
      sample: provenance,
    },
  };
}
