import { defined, textProperty } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';

/** A post of Discourse, from a webhook or from a backup. The first of a topic is a post of ours, any other a comment. */
export interface DiscoursePost {
  id: number;
  topicId: number;
  /** Its place in the topic, from 1. */
  number: number;
  userId: number;
  createdAt: string;
  categoryId?: number | undefined;
  title?: string | undefined;
  url?: string | undefined;
  text?: string | undefined;
  /** The comment that it answers, and who wrote that. */
  replyTo?: { id?: number | undefined; userId?: number | undefined } | undefined;
  mentions?: number[] | undefined;
}

/** Who is told of. */
export interface DiscourseUser {
  id: number;
  username: string;
  name?: string | undefined;
  url?: string | undefined;
  avatar?: string | undefined;
  staff: boolean;
  suspended: boolean;
  createdAt?: string | undefined;
}

/** The names that posts, comments, categories and groups of Discourse have here. */
export const discourseIds = {
  topic: (id: number) => `t${id}`,
  post: (id: number) => `p${id}`,
  category: (id: number) => `c${id}`,
  group: (id: number) => `g${id}`,
};

/** Discourse’s own accounts: system, and the robot that teaches. */
const leastPerson = 1;

/** `Post Created` or `Comment Created`. */
export function createdMessage(post: DiscoursePost): ImportedMessage {
  const { id, topicId, number, createdAt, title, url, replyTo, mentions } = post;
  if (number === 1) {
    return {
      ...act(post, 'Post Created', `topic-${topicId}`),
      // A topic and its first post carry times of their own, some milliseconds apart: both speak of this.
      timestamp: new Date(Math.floor(Date.parse(createdAt) / 1000) * 1000).toISOString(),
      properties: {
        post_id: discourseIds.topic(topicId),
        ...defined({ title, url }),
        ...textProperty(post.text),
      },
    };
  }
  return {
    ...act(post, 'Comment Created', `post-${id}`),
    properties: {
      comment_id: discourseIds.post(id),
      post_id: discourseIds.topic(topicId),
      ...defined({
        parent_id: replyTo?.id === undefined ? undefined : discourseIds.post(replyTo.id),
        author_id: replyTo?.userId === undefined ? undefined : String(replyTo.userId),
        mentions: mentions?.map(String),
      }),
      ...textProperty(post.text),
    },
  };
}

/** `Post Liked` or `Comment Liked`: one for each person and post, as Discourse has them. */
export function likedMessage(
  post: DiscoursePost,
  { userId, at }: { userId: number; at?: string | undefined },
): ImportedMessage {
  const said = about(post, 'Liked', `like-${post.id}-${userId}`);
  return {
    ...said,
    userId: String(userId),
    timestamp: at ?? post.createdAt,
    properties: { ...said.properties, author_id: String(post.userId) },
  };
}

/** `Post Deleted`, `Comment Recovered` …: what became of a post later. */
export function changedMessage(
  post: DiscoursePost,
  change: { what: 'Deleted' | 'Recovered'; by?: number | undefined; at: string; name: string },
): ImportedMessage {
  const { what, by = post.userId, at, name } = change;
  return { ...about(post, what, name), userId: String(by), timestamp: at };
}

/** `identify`: what is known of a person. */
export function userMessage(
  user: DiscourseUser,
  { messageId, at }: { messageId: string; at?: string | undefined },
): ImportedMessage {
  const { id, username, name, url, avatar, staff, suspended, createdAt } = user;
  return {
    type: 'identify',
    messageId,
    userId: String(id),
    ...defined({ timestamp: at }),
    traits: {
      name: name || username,
      ...defined({ url, avatar, createdAt }),
      staff,
      suspended,
      kind: id < leastPerson ? 'system' : 'human',
    },
  };
}

/** What a category or a group is called: a `group` call that nobody joins by. */
export function groupMessage(
  groupId: string,
  traits: { name: string; url?: string | undefined; createdAt?: string | undefined },
  { messageId, at }: { messageId: string; at?: string | undefined },
): ImportedMessage {
  return {
    type: 'group',
    messageId,
    groupId,
    ...defined({ timestamp: at }),
    traits: defined(traits),
  };
}

/** Someone joins a group of Discourse, or leaves it. */
export function membershipMessage(
  { groupId, userId }: { groupId: number; userId: number },
  { joined, at, name }: { joined: boolean; at?: string | undefined; name: string },
): ImportedMessage {
  const messageId = `discourse-${name}`;
  const who = { userId: String(userId), ...defined({ timestamp: at }) };
  const grp = discourseIds.group(groupId);
  if (joined) return { type: 'group', messageId, ...who, groupId: grp };
  return { type: 'track', messageId, ...who, event: 'Group Left', context: { groupId: grp } };
}

function about(post: DiscoursePost, what: string, name: string): ImportedMessage {
  const { id, topicId, number } = post;
  const isTopic = number === 1;
  return {
    ...act(post, `${isTopic ? 'Post' : 'Comment'} ${what}`, name),
    properties: isTopic
      ? { post_id: discourseIds.topic(topicId) }
      : { comment_id: discourseIds.post(id), post_id: discourseIds.topic(topicId) },
  };
}

function act(post: DiscoursePost, event: string, name: string): ImportedMessage {
  const { userId, createdAt, categoryId } = post;
  return {
    type: 'track',
    event,
    messageId: `discourse-${name}`,
    userId: String(userId),
    timestamp: createdAt,
    ...(categoryId === undefined
      ? {}
      : { context: { groupId: discourseIds.category(categoryId) } }),
  };
}
