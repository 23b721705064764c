import { track, type Mapper } from './message.js';

/**
 * The mapping under which the catalogue's figures and the references, which count raw acts, mean the same:
 * what is answered or liked is not linked to who wrote it, so nothing is one's own; likes come without a
 * person, so that two reactions of one person are two; whatever is liked or answered is a post.
 */
export const mapRawCounts: Mapper = (event) => {
  const { id, kind, target } = event;
  if (kind === 'post') return [track(event, 'Post Created', { post_id: `written ${id}` })];
  if (kind === 'like') return [track(event, 'Post Liked', { post_id: target }, '')];
  if (kind !== 'reply' && kind !== 'comment') return [];
  return [track(event, 'Comment Created', { comment_id: id, post_id: target })];
};

const actions = ['post', 'reply', 'comment', 'like', 'dislike', 'favourite'];

/** Every act of a person as a like of something of its own: a board of likes given is one of all acts. */
export const mapRawActions: Mapper = (event) =>
  actions.includes(event.kind) && event.actor
    ? [track(event, 'Post Liked', { post_id: `act ${event.id}` })]
    : [];
