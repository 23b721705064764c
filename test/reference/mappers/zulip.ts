import { track, type Mapper } from './message.js';

/**
 * The first message of a topic is a post, later ones are comments on it; streams are groups. Whose post a
 * comment answers is left to the collector to know.
 */
export const mapZulip: Mapper = (event) => [
  event.kind === 'post'
    ? track(event, 'Post Created', { post_id: event.id })
    : track(event, 'Comment Created', { comment_id: event.id, post_id: event.target }),
];
