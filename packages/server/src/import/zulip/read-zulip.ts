import type { ExportFiles } from '../files/export-files.js';
import { readJsonItems } from '../files/read-json-items.js';
import type { ImportSource, ReadExportOptions } from '../import-source.js';
import { defined } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';
import { mapReaction, mapZulipMessage } from './map-zulip-message.js';
import type { ZulipMessage, ZulipReaction } from './map-zulip-message.js';
import { ZulipIndex } from './zulip-index.js';

const realm = /(?:^|\/)realm\.json$/;
const messages = /(?:^|\/)messages-\d+\.json$/;
const attachments = /(?:^|\/)attachment\.json$/;

/** Acts in the log of the organisation: a person was added to a stream, came back, or left. */
const subscribed = new Set([301, 302]);
const unsubscribed = 303;
/** Owners have 100, administrators 200. */
const leastStaffRole = 200;

/** A row of any of its tables. */
type Row = Record<string, unknown>;

interface ZulipUser {
  id: number;
  full_name?: string;
  is_bot?: boolean;
  is_active?: boolean;
  role?: number;
  date_joined?: number;
}

/** Zulip’s own export: `realm.json`, `messages-000001.json` … in a folder or a tar. */
export const zulip: ImportSource = {
  wanted: (name) => realm.test(name) || messages.test(name) || attachments.test(name),
  sign: 'realm.json',
  async *read(options) {
    const { files, report } = options;
    const index = await readIndex(files);
    yield* readPeopleAndStreams(options, index);
    for await (const { list, value } of items(files, messages)) {
      if (list === 'zerver_message') {
        yield* mapZulipMessage(value as ZulipMessage, { ...options, index });
      }
    }
    for await (const { list, value } of items(
      files,
      (name) => messages.test(name) || realm.test(name),
    )) {
      if (list === 'zerver_reaction') yield* mapReaction(value as ZulipReaction, { report, index });
    }
    yield* readAttachments(options, index);
  },
};

/** First run: who is who, which stream is which, and where each topic begins. */
async function readIndex(files: ExportFiles): Promise<ZulipIndex> {
  const index = new ZulipIndex();
  for await (const { list, value } of items(files, realm)) {
    const row = value as Row;
    if (list === 'zerver_recipient')
      index.addRecipient(Number(row['id']), Number(row['type']), Number(row['type_id']));
    if (list === 'zerver_stream')
      index.addStream(Number(row['id']), { isPrivate: Boolean(row['invite_only']) });
    if (list === 'zerver_userprofile') index.addPerson(Number(row['id']), String(row['full_name']));
  }
  for await (const { list, value } of items(files, messages)) {
    if (list === 'zerver_message') index.addMessage(value as ZulipMessage);
  }
  return index;
}

async function* readPeopleAndStreams(
  { files, report }: ReadExportOptions,
  index: ZulipIndex,
): AsyncGenerator<ImportedMessage> {
  const told = new Set<string>();
  for await (const { list, value } of items(files, realm)) {
    const row = value as Row;
    if (list === 'zerver_userprofile' || list === 'zerver_userprofile_crossrealm') {
      const isOwn = list === 'zerver_userprofile';
      yield toldUser(value as ZulipUser, isOwn);
    } else if (list === 'zerver_stream') {
      const id = Number(row['id']);
      if (index.isPrivate(id)) {
        report.leaveOut('private streams');
        continue;
      }
      const created = toTime(Number(row['date_created'] ?? 0));
      yield {
        type: 'group',
        messageId: `zulip-stream-${id}`,
        groupId: String(id),
        timestamp: created,
        traits: { name: String(row['name']), createdAt: created },
      };
    } else if (list === 'zerver_realmauditlog') {
      const type = Number(row['event_type']);
      const [user, stream] = [Number(row['modified_user']), Number(row['modified_stream'])];
      if (!subscribed.has(type) && type !== unsubscribed) continue;
      if (!stream || index.isPrivate(stream)) continue;
      told.add(`${user} ${stream}`);
      yield membership({
        user,
        stream,
        joined: type !== unsubscribed,
        timestamp: toTime(Number(row['event_time'])),
        name: `log-${String(row['id'])}`,
      });
    }
  }
  // Exports of older versions, and of other products in this format, have no such log.
  for await (const { list, value } of items(files, realm)) {
    if (list !== 'zerver_subscription') continue;
    const row = value as Row;
    const stream = index.streamOf(Number(row['recipient']));
    const user = Number(row['user_profile']);
    if (stream === undefined || index.isPrivate(stream) || !row['active']) continue;
    if (told.has(`${user} ${stream}`)) continue;
    const timestamp = toTime(index.beginningOf(stream));
    yield membership({ user, stream, joined: true, timestamp, name: `member-${user}-${stream}` });
  }
}

async function* readAttachments(
  { files, report }: ReadExportOptions,
  index: ZulipIndex,
): AsyncGenerator<ImportedMessage> {
  for await (const { list, value } of items(files, attachments)) {
    if (list !== 'zerver_attachment') continue;
    const row = value as Row;
    const ids = row['messages'];
    const message = (Array.isArray(ids) ? ids : [])
      .map((id) => index.message(Number(id)))
      .find(Boolean);
    if (!message) {
      report.leaveOut('files in no public stream');
      continue;
    }
    yield {
      type: 'track',
      messageId: `zulip-file-${String(row['id'])}`,
      userId: String(row['owner']),
      timestamp: toTime(Number(row['create_time'])),
      event: 'File Added',
      context: { groupId: String(message.stream) },
      properties: { file_id: String(row['id']), ...defined({ name: textOf(row['file_name']) }) },
    };
  }
}

function toldUser(user: ZulipUser, isOwn: boolean): ImportedMessage {
  const joined = user.date_joined === undefined ? undefined : toTime(user.date_joined);
  return {
    type: 'identify',
    messageId: `zulip-user-${user.id}`,
    userId: String(user.id),
    ...defined({ timestamp: joined }),
    traits: {
      ...defined({ name: user.full_name, createdAt: joined }),
      kind: user.is_bot || !isOwn ? 'bot' : 'human',
      staff: (user.role ?? Infinity) <= leastStaffRole,
      suspended: user.is_active === false,
    },
  };
}

function membership(told: {
  user: number;
  stream: number;
  joined: boolean;
  timestamp: string;
  name: string;
}): ImportedMessage {
  const { user, stream, joined, timestamp } = told;
  const common = { messageId: `zulip-${told.name}`, userId: String(user), timestamp };
  if (joined) return { type: 'group', ...common, groupId: String(stream) };
  return { type: 'track', event: 'Group Left', ...common, context: { groupId: String(stream) } };
}

async function* items(files: ExportFiles, which: RegExp | ((name: string) => boolean)) {
  for (const name of files.names) {
    if (typeof which === 'function' ? !which(name) : !which.test(name)) continue;
    yield* readJsonItems(files.open(name));
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function toTime(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString();
}
