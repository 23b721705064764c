import type { ImportSource, ReadExportOptions } from '../import-source.js';
import type { ImportedMessage } from '../imported-message.js';
import { DiscourseIndex, toTime } from './discourse-index.js';
import {
  changedMessage,
  createdMessage,
  discourseIds,
  groupMessage,
  likedMessage,
  membershipMessage,
  userMessage,
} from './discourse-messages.js';
import type { DiscoursePost } from './discourse-messages.js';
import { readCopy } from './read-copy.js';
import type { CopyRow } from './read-copy.js';

const dump = /\.sql(?:\.gz)?$/;
/** Of all that one can do to a post, a like. */
const like = '2';
/** Groups that Discourse keeps itself have lower numbers. */
const leastOwnGroup = 40;

/** Discourse’s own backup: `dump.sql.gz`, alone or in the `.tar.gz` that the administration pages make. */
export const discourse: ImportSource = {
  wanted: (name) => dump.test(name),
  sign: 'dump.sql or dump.sql.gz',
  async *read(options) {
    const { files } = options;
    const index = new DiscourseIndex();
    const firstTables = new Set(['categories', 'posts', 'topics', 'users']);
    for (const name of files.names) {
      for await (const row of readCopy(files.open(name), firstTables)) index.add(row);
    }
    const tables = new Set(Object.keys(readers));
    for (const name of files.names) {
      for await (const row of readCopy(files.open(name), tables)) {
        yield* readers[row.table]?.(row, { ...options, index }) ?? [];
      }
    }
  },
};

type Reader = (
  row: CopyRow,
  options: ReadExportOptions & { index: DiscourseIndex },
) => Generator<ImportedMessage>;

const readers: Record<string, Reader> = {
  *categories(row, { report }) {
    if (row.get('read_restricted') === 't') {
      report.leaveOut('categories that not everybody may read');
      return;
    }
    const createdAt = toTime(row.get('created_at'));
    const id = number(row, 'id');
    const traits = { name: row.get('name') ?? String(id), createdAt };
    const messageId = `discourse-category-${id}`;
    yield groupMessage(discourseIds.category(id), traits, { messageId, at: createdAt });
  },
  *groups(row) {
    // Those that Discourse keeps itself, trust levels and the like, are no groups of people’s own.
    if (row.get('automatic') === 't') return;
    const id = number(row, 'id');
    const createdAt = toTime(row.get('created_at'));
    const traits = { name: row.get('full_name') || row.get('name') || String(id), createdAt };
    const messageId = `discourse-group-${id}`;
    yield groupMessage(discourseIds.group(id), traits, { messageId, at: createdAt });
  },
  *group_users(row) {
    const [groupId, userId] = [number(row, 'group_id'), number(row, 'user_id')];
    if (groupId < leastOwnGroup) return;
    const name = `member-${groupId}-${userId}-${number(row, 'id')}`;
    const at = toTime(row.get('created_at'));
    yield membershipMessage({ groupId, userId }, { joined: true, at, name });
  },
  *users(row) {
    const createdAt = toTime(row.get('created_at'));
    const id = number(row, 'id');
    const suspendedTill = toTime(row.get('suspended_till'));
    yield userMessage(
      {
        id,
        username: row.get('username') ?? String(id),
        name: row.get('name'),
        staff: row.get('admin') === 't' || row.get('moderator') === 't',
        // A suspension that ran out before the backup was made cannot be told from here: it still counts.
        suspended: suspendedTill !== undefined,
        createdAt,
      },
      { messageId: `discourse-user-${id}`, at: createdAt },
    );
  },
  *posts(row, { index, report, texts }) {
    const post = readPost(row, { index, texts });
    if (typeof post === 'string') {
      report.leaveOut(post);
      return;
    }
    yield createdMessage(post);
    const at = toTime(row.get('deleted_at'));
    if (!at) return;
    const by = row.get('deleted_by_id');
    const name = `post_destroyed-${post.id}-${at}`;
    yield changedMessage(post, { what: 'Deleted', at, name, ...(by ? { by: Number(by) } : {}) });
  },
  *post_actions(row, { index, report }) {
    if (row.get('post_action_type_id') !== like) {
      report.leaveOut('flags and other acts on posts that are no likes');
      return;
    }
    if (row.get('deleted_at') !== undefined) {
      report.leaveOut('likes that were taken back');
      return;
    }
    const post = index.post(number(row, 'post_id'));
    if (typeof post === 'string') {
      report.leaveOut(`likes of ${post}`);
      return;
    }
    const at = toTime(row.get('created_at'));
    yield likedMessage(post, { userId: number(row, 'user_id'), at });
  },
  *discourse_solved_solved_topics(row, { index, report }) {
    const post = index.post(number(row, 'answer_post_id'));
    if (typeof post === 'string') {
      report.leaveOut(`solutions in ${post}`);
      return;
    }
    const { id, topicId, userId, categoryId } = post;
    yield {
      type: 'track',
      event: 'Answer Accepted',
      messageId: `discourse-solution-${id}`,
      timestamp: toTime(row.get('created_at')) ?? post.createdAt,
      userId: String(number(row, 'accepter_user_id')),
      ...(categoryId ? { context: { groupId: discourseIds.category(categoryId) } } : {}),
      properties: {
        post_id: discourseIds.topic(topicId),
        comment_id: discourseIds.post(id),
        author_id: String(userId),
      },
    };
  },
};

/** A post of the dump, or why it is left out. */
function readPost(
  row: CopyRow,
  { index, texts }: { index: DiscourseIndex; texts: boolean },
): DiscoursePost | string {
  const found = index.post(number(row, 'id'));
  if (typeof found === 'string') return found;
  const createdAt = toTime(row.get('created_at'));
  if (!createdAt) return 'posts without a time';
  const answered = Number(row.get('reply_to_post_number') ?? 0);
  const raw = row.get('raw') ?? '';
  return {
    ...found,
    createdAt,
    title: index.title(found.topicId),
    replyTo: answered > 1 ? index.postAt(found.topicId, answered) : index.beginning(found.topicId),
    mentions: index.mentions(raw),
    ...(texts ? { text: raw } : {}),
  };
}

function number(row: CopyRow, column: string): number {
  return Number(row.get(column) ?? 0);
}
