import { createHash } from 'node:crypto';
import type { ImportReport } from '../import-report.js';
import { defined, textProperty } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';

interface MattermostReply {
  user?: string;
  type?: string | null;
  message?: string;
  create_at?: number;
  reactions?: { user?: string; create_at?: number; emoji_name?: string }[] | null;
  attachments?: { path?: string }[] | null;
}

/** A post as it lies in the export; it has no id. */
export interface MattermostPost extends MattermostReply {
  team?: string;
  channel?: string;
  replies?: MattermostReply[] | null;
}

/** What the mapping of a post depends on. */
export interface MapMattermostOptions {
  group: string;
  texts: boolean;
  report: ImportReport;
}

/** The group of a channel: names of channels are unique within their team only. */
export function groupOf(channel: { team?: string | undefined; name?: string | undefined }): string {
  return `${channel.team ?? ''}/${channel.name ?? ''}`;
}

/** A post, its replies, and what was added to each and said to it. */
export function* mapMattermostPost(
  post: MattermostPost,
  options: MapMattermostOptions,
): Generator<ImportedMessage> {
  const { report, group } = options;
  if (!isSaid(post)) {
    const { type } = post;
    report.leaveOut(type ? `posts of type ${type}` : 'posts without a sender or a time');
    report.leaveOut('replies to such posts', post.replies?.length ?? 0);
    return;
  }
  const id = idOf(group, '', post);
  yield* mapOne(post, { ...options, id, post: id });
  for (const reply of post.replies ?? []) {
    if (isSaid(reply)) {
      const of = { id: idOf(group, id, reply), post: id, author: post.user };
      yield* mapOne(reply, { ...options, ...of });
    } else {
      report.leaveOut(
        reply.type ? `posts of type ${reply.type}` : 'replies without a sender or a time',
      );
    }
  }
}

function* mapOne(
  entry: MattermostReply,
  options: MapMattermostOptions & { id: string; post: string; author?: string | undefined },
): Generator<ImportedMessage> {
  const { id, post, author, group, texts, report } = options;
  const { user = '', message = '', create_at: at = 0 } = entry;
  const isReply = id !== post;
  const act = { userId: user, timestamp: new Date(at).toISOString(), context: { groupId: group } };
  const mentions = [...message.matchAll(/(?<![\w@])@([a-z0-9][a-z0-9._-]*[a-z0-9])/gi)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => !['all', 'channel', 'here'].includes(name));
  yield {
    type: 'track',
    messageId: `mattermost-post-${id}`,
    ...act,
    event: isReply ? 'Comment Created' : 'Post Created',
    properties: {
      ...(isReply
        ? { comment_id: id, post_id: post, ...defined({ author_id: author, mentions }) }
        : { post_id: id }),
      ...(texts ? textProperty(message) : {}),
    },
  };
  for (const { path } of entry.attachments ?? []) {
    if (!path) continue;
    const name = path.split('/').at(-1) ?? path;
    yield {
      type: 'track',
      messageId: `mattermost-file-${digest(path)}`,
      ...act,
      event: 'File Added',
      properties: { file_id: digest(path), name },
    };
  }
  for (const { user: person, create_at: when, emoji_name: name } of entry.reactions ?? []) {
    if (!person || !when) {
      report.leaveOut('reactions without a person or a time');
      continue;
    }
    yield {
      type: 'track',
      messageId: `mattermost-reaction-${id}-${digest(`${name} ${person}`)}`,
      ...act,
      userId: person,
      timestamp: new Date(when).toISOString(),
      event: isReply ? 'Comment Liked' : 'Post Liked',
      properties: {
        ...(isReply ? { comment_id: id, post_id: post } : { post_id: id }),
        author_id: user,
        ...defined({ reaction: name }),
      },
    };
  }
}

/** What a person wrote, rather than what Mattermost noted. */
function isSaid({ type, user, create_at: at }: MattermostReply): boolean {
  return Boolean(user && at) && (!type || type === 'me' || type === 'slack_attachment');
}

/** An id of what Mattermost itself tells posts apart by, so that the next export gives it again. */
function idOf(
  group: string,
  post: string,
  { user, message, create_at: at }: MattermostReply,
): string {
  return digest(JSON.stringify([group, post, user, at, message]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
