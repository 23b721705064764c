/** The Segment calls. This module has no zod in it, so that browsers can import it. */
export const messageTypes = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const;

/** See {@link messageTypes}. */
export type MessageType = (typeof messageTypes)[number];
