import type { ImportReport } from '../import-report.js';
import { defined, textProperty } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';

/** A message as it lies in a day of a channel. */
export interface SlackMessage {
  type?: string;
  subtype?: string;
  user?: string;
  bot_id?: string;
  username?: string;
  text?: string;
  /** Seconds since 1970 with six digits behind the point: the message’s id within its channel. */
  ts?: string;
  /** That of the message that began the thread. */
  thread_ts?: string;
  parent_user_id?: string;
  reactions?: { name: string; count?: number; users?: string[] }[];
  file?: SlackFile;
  files?: SlackFile[];
}

interface SlackFile {
  id?: string;
  name?: string;
  title?: string;
  user?: string;
  created?: number;
}

/** Subtypes of what a person says; any other is a note of Slack’s. */
const said = new Set(['bot_message', 'me_message', 'file_share', 'thread_broadcast']);

/** What the mapping of a message depends on. */
export interface MapSlackOptions {
  channel: string;
  texts: boolean;
  report: ImportReport;
  /** The robots that have been told of. */
  bots: Set<string>;
}

/** A message of a channel: what was said, what was added to it, and who reacted. */
export function* mapSlackMessage(
  message: SlackMessage,
  options: MapSlackOptions,
): Generator<ImportedMessage> {
  const { channel, report, bots, texts } = options;
  const { type, subtype, ts, user, text = '', thread_ts: thread } = message;
  const actor = user ?? message.bot_id;
  if (type !== 'message' || !ts || !actor) {
    report.leaveOut(type === 'message' ? 'messages without a sender' : `entries of type ${type}`);
    return;
  }
  const act = { userId: actor, timestamp: toTime(ts), context: { groupId: channel } };
  if (subtype === 'channel_join') {
    yield {
      type: 'group',
      messageId: `slack-join-${channel}-${ts}`,
      userId: actor,
      groupId: channel,
      timestamp: act.timestamp,
    };
    return;
  }
  if (subtype === 'channel_leave') {
    yield { type: 'track', event: 'Group Left', messageId: `slack-leave-${channel}-${ts}`, ...act };
    return;
  }
  if (subtype !== undefined && !said.has(subtype)) {
    report.leaveOut(`messages of subtype ${subtype}`);
    return;
  }
  if (!user && !bots.has(actor)) {
    bots.add(actor);
    const traits = { name: message.username || actor, kind: 'bot' };
    yield { type: 'identify', messageId: `slack-bot-${actor}`, userId: actor, traits };
  }

  const id = `${channel}:${ts}`;
  const isReply = thread !== undefined && thread !== ts;
  const post = isReply ? `${channel}:${thread}` : id;
  const mentions = [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, one]) => one);
  const words = texts ? textProperty(text) : {};
  yield {
    type: 'track',
    messageId: `slack-message-${id}`,
    ...act,
    event: isReply ? 'Comment Created' : 'Post Created',
    properties: isReply
      ? {
          comment_id: id,
          post_id: post,
          ...defined({ author_id: message.parent_user_id, mentions }),
          ...words,
        }
      : { post_id: id, ...words },
  };
  for (const file of message.files ?? (message.file ? [message.file] : [])) {
    if (!file.id) continue;
    yield {
      type: 'track',
      messageId: `slack-file-${file.id}`,
      ...act,
      userId: file.user ?? actor,
      timestamp: file.created ? new Date(file.created * 1000).toISOString() : act.timestamp,
      event: 'File Added',
      properties: { file_id: file.id, ...defined({ name: file.name || file.title }) },
    };
  }
  for (const { name, users = [], count = users.length } of message.reactions ?? []) {
    report.leaveOut('reactions of people whom the export does not name', count - users.length);
    for (const person of users) {
      yield {
        type: 'track',
        messageId: `slack-reaction-${id}-${name}-${person}`,
        ...act,
        userId: person,
        event: isReply ? 'Comment Liked' : 'Post Liked',
        properties: {
          ...(isReply ? { comment_id: id, post_id: post } : { post_id: id }),
          author_id: actor,
          reaction: name,
        },
      };
    }
  }
}

function toTime(ts: string): string {
  return new Date(Math.round(Number(ts) * 1000)).toISOString();
}
