import type { CommunityEvent } from '../community.js';

/** A Segment message, as a line of NDJSON carries it. */
export type SegmentMessage = Record<string, unknown>;

/** Turns an act of a community into messages; none where the contract has no word for it. */
export type Mapper = (event: CommunityEvent) => SegmentMessage[];

/** A track message of the act, by its actor unless that is hidden. */
export function track(
  event: CommunityEvent,
  name: string,
  properties: Record<string, unknown>,
  actor = event.actor,
): SegmentMessage {
  return {
    type: 'track',
    event: name,
    messageId: `${name} ${event.id}`,
    timestamp: event.ts,
    properties,
    ...(actor && { userId: actor }),
    context: { groupId: event.groups },
  };
}

/** The messages as NDJSON, which `ruche import` reads. */
export function toNdjson(messages: Iterable<SegmentMessage>): string {
  return Array.from(messages, (message) => `${JSON.stringify(message)}\n`).join('');
}
