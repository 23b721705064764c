import { track, type Mapper } from './message.js';

/** A chat whose messages are posts and whose reactions are likes; channels are groups. */
export const mapSlack: Mapper = (event) => {
  const { actor, groups, id, target, targetActor, ts } = event;
  const mapped: Record<string, () => ReturnType<Mapper>> = {
    post: () => [track(event, 'Post Created', { post_id: id })],
    like: () => [
      track(event, 'Post Liked', {
        post_id: target,
        ...(targetActor && { author_id: targetActor }),
      }),
    ],
    join: () =>
      groups.map((groupId) => ({
        type: 'group',
        messageId: `join ${id}`,
        userId: actor,
        groupId,
        timestamp: ts,
      })),
    leave: () => [track(event, 'Group Left', {})],
  };
  return mapped[event.kind]?.() ?? [];
};
