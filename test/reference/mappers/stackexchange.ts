import type { CommunityEvent } from '../community.js';
import { track, type Mapper, type SegmentMessage } from './message.js';

/**
 * A question is a post; answers and comments are comments on it, a comment on an answer one that answers a
 * comment. Votes carry no voter in the source, so they are acts without a person.
 */
export function createStackexchangeMapper(events: readonly CommunityEvent[]): Mapper {
  const questionOf = new Map<string, string>();
  for (const { id, kind, target } of events) if (kind === 'reply') questionOf.set(id, target);

  /** The post that a target belongs to, and the target where it is an answer. */
  const place = (target: string) => {
    const question = questionOf.get(target);
    return { post_id: question ?? target, ...(question && { parent_id: target }) };
  };

  return (event) => {
    const { id, kind, target, targetActor } = event;
    const author = targetActor ? { author_id: targetActor } : {};
    const mapped: Record<string, () => SegmentMessage> = {
      post: () => track(event, 'Post Created', { post_id: id }),
      reply: () => track(event, 'Comment Created', { comment_id: id, post_id: target, ...author }),
      comment: () =>
        track(event, 'Comment Created', { comment_id: id, ...place(target), ...author }),
      like: () =>
        questionOf.has(target)
          ? track(event, 'Comment Liked', { comment_id: target, ...author })
          : track(event, 'Post Liked', { post_id: target, ...author }),
      dislike: () => track(event, 'Post Disliked', { post_id: target }),
      favourite: () => track(event, 'Post Bookmarked', { post_id: target }),
      accepted: () =>
        track(
          event,
          'Answer Accepted',
          { post_id: questionOf.get(target) ?? target, comment_id: target },
          '',
        ),
    };
    const message = mapped[kind]?.();
    return message ? [message] : [];
  };
}
