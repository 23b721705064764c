// Short ways to write Segment messages. They know nothing of the answers.

const common = (user, at, group) => ({
  ...(user === null ? { anonymousId: '#nobody' } : { userId: user }),
  timestamp: time(at),
  ...(group === null ? {} : { context: { groupId: group } }),
});

/** A date alone is noon in UTC. */
export const time = (at) => (/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T12:00:00Z` : at);

/** Any named event; properties that are undefined are left out. A user of null is nobody known. */
export const track = (event, user, at, properties = {}, group = '#g') => {
  const { context, ...who } = common(user, at, group);
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return {
    type: 'track',
    event,
    ...who,
    properties: Object.fromEntries(given),
    ...(context && { context }),
  };
};

export const identify = (user, traits, at = '2023-12-01') => ({
  type: 'identify',
  userId: user,
  timestamp: time(at),
  traits,
});

export const join = (user, at = '2024-01-10', group = '#g') => ({
  type: 'group',
  userId: user,
  groupId: group,
  timestamp: time(at),
});

export const left = (user, at, group) => track('Group Left', user, at, {}, group);
export const page = (user, at, group = '#g') => ({ type: 'page', ...common(user, at, group) });
export const post = (user, at, id, group, more) =>
  track('Post Created', user, at, { post_id: id, ...more }, group);
export const viewed = (user, at, id, group) =>
  track('Post Viewed', user, at, { post_id: id }, group);
export const like = (user, at, id, author, group) =>
  track('Post Liked', user, at, { post_id: id, author_id: author }, group);
export const unlike = (user, at, id, author, group) =>
  track('Post Unliked', user, at, { post_id: id, author_id: author }, group);
export const share = (user, at, id, author, group) =>
  track('Post Shared', user, at, { post_id: id, author_id: author }, group);
export const comment = (user, at, id, on, more = {}, group) =>
  track('Comment Created', user, at, { comment_id: id, post_id: on, ...more }, group);
export const likeComment = (user, at, id, author, group) =>
  track('Comment Liked', user, at, { comment_id: id, author_id: author }, group);
export const unlikeComment = (user, at, id, author, group) =>
  track('Comment Unliked', user, at, { comment_id: id, author_id: author }, group);
export const spent = (user, at, active_ms, group) =>
  track('Time Spent', user, at, { active_ms }, group);

/** Puts the device class into a message's context. */
export const on = (type, message) => ({
  ...message,
  context: { ...message.context, device: { type } },
});
/** Puts the session into a message's context. */
export const during = (sessionId, message) => ({
  ...message,
  context: { ...message.context, sessionId },
});
