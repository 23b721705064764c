import type { ImportReport } from '../import-report.js';
import { defined, textProperty } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';
import type { ZulipIndex } from './zulip-index.js';

/** A row of `zerver_message`. */
export interface ZulipMessage {
  id: number;
  sender: number;
  recipient: number;
  /** The topic. */
  subject: string;
  content: string;
  /** Seconds since 1970. */
  date_sent: number;
}

/** A row of `zerver_reaction`; it has no time. */
export interface ZulipReaction {
  id: number;
  user_profile: number;
  message: number;
  emoji_name?: string;
}

/** The first message of a topic is a post, a later one a comment on it. */
export function* mapZulipMessage(
  message: ZulipMessage,
  { index, report, texts }: { index: ZulipIndex; report: ImportReport; texts: boolean },
): Generator<ImportedMessage> {
  const { id, sender, recipient, subject, content, date_sent: sent } = message;
  const indexed = index.message(id);
  if (!indexed) {
    const isStream = index.streamOf(recipient) !== undefined;
    report.leaveOut(isStream ? 'messages of private streams' : 'direct messages');
    return;
  }
  const { stream, topic } = indexed;
  const words = texts ? textProperty(content) : {};
  const isFirst = topic === id;
  yield {
    type: 'track',
    messageId: `zulip-message-${id}`,
    userId: String(sender),
    timestamp: new Date(Math.round(sent * 1000)).toISOString(),
    context: { groupId: String(stream) },
    event: isFirst ? 'Post Created' : 'Comment Created',
    properties: isFirst
      ? { post_id: String(id), ...defined({ title: subject }), ...words }
      : {
          comment_id: String(id),
          post_id: String(topic),
          ...defined({ author_id: authorOf(topic, index), mentions: mentionsOf(content, index) }),
          ...words,
        },
  };
}

/** A reaction is a like at the time of what it is to: the export has no other. */
export function* mapReaction(
  { id, user_profile: person, message, emoji_name: name }: ZulipReaction,
  { index, report }: { index: ZulipIndex; report: ImportReport },
): Generator<ImportedMessage> {
  const liked = index.message(message);
  if (!liked) {
    report.leaveOut('reactions to messages that are not public');
    return;
  }
  const isPost = liked.topic === message;
  yield {
    type: 'track',
    messageId: `zulip-reaction-${id}`,
    userId: String(person),
    timestamp: new Date(Math.round(index.timeOf(message) * 1000)).toISOString(),
    context: { groupId: String(liked.stream) },
    event: isPost ? 'Post Liked' : 'Comment Liked',
    properties: {
      ...(isPost
        ? { post_id: String(message) }
        : { comment_id: String(message), post_id: String(liked.topic) }),
      author_id: String(liked.sender),
      ...defined({ reaction: name }),
    },
  };
}

function authorOf(topic: number, index: ZulipIndex): string | undefined {
  const author = index.message(topic)?.sender;
  return author === undefined ? undefined : String(author);
}

/** `@**Name**` and, where two have one name, `@**Name|7**`. */
function mentionsOf(content: string, index: ZulipIndex): string[] {
  const found = [...content.matchAll(/@_?\*\*([^*|]+)(?:\|(\d+))?\*\*/g)];
  return found.flatMap(([, name = '', id]) => {
    const person = id ?? index.person(name);
    return person === undefined ? [] : [String(person)];
  });
}
